using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A generated kernel of a linear layer. Groups along x compute rows; groups along y compute samples.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="weights">The packed weights, in the layout of <see cref="GpuLoadUnit"/>.</param>
/// <param name="bias">[outputs]; not read if the layer has no bias.</param>
/// <param name="input">The input tensor, in the kernel's input layout.</param>
/// <param name="output">The output tensor, in the kernel's output layout.</param>
/// <param name="batch">Samples in both tensors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void GpuLinearKernel(
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<float> input,
    ArrayView<float> output,
    int batch);
