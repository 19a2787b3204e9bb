using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>A kernel that arranges inputs for tensor cores: <see cref="TensorInputs.Arrange"/>.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="input">The input tensor, in the kernel's input layout.</param>
/// <param name="arranged">The arranged inputs: whole tiles of samples.</param>
/// <param name="batch">Samples of the input.</param>
/// <param name="columns">Columns of a sample.</param>
/// <param name="loadUnitColumns">Columns of a load unit.</param>
/// <param name="wordsPerTile">Words of 16 bytes of a tile.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void TensorArrangementKernel(
    ArrayView<float> input,
    ArrayView<Words4> arranged,
    int batch,
    int columns,
    int loadUnitColumns,
    int wordsPerTile);
