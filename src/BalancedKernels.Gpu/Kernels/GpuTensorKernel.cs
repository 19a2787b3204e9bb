using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A generated kernel that multiplies on tensor cores: groups along x take rows, along y parts of the columns, along z
/// samples.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="weights">The packed weights, in the layout of <see cref="GpuLoadUnit"/>.</param>
/// <param name="bias">[outputs]; not read where the layer has none.</param>
/// <param name="inputs">The inputs as <see cref="TensorInputs"/> arranges them.</param>
/// <param name="partial">
/// Where groups that share rows and samples leave their sums: [z, y, x, warp, pair of samples, lane].
/// </param>
/// <param name="arrivals">[z, x], zero: how many of those have done so. The kernel leaves zeros.</param>
/// <param name="output">The output tensor, in the kernel's output layout.</param>
/// <param name="batch">Samples in it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void GpuTensorKernel(
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<Words4> inputs,
    ArrayView<Floats4> partial,
    ArrayView<int> arrivals,
    ArrayView<float> output,
    int batch);
