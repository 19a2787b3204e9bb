using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A generated kernel for tensor cores. Groups along x compute rows, groups along y split the columns (split-K), and
/// groups along z compute samples.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="weights">The packed weights, in the layout of <see cref="GpuLoadUnit"/>.</param>
/// <param name="bias">[outputs]; not read if the layer has no bias.</param>
/// <param name="inputs">The inputs, arranged by <see cref="TensorInputs"/>.</param>
/// <param name="partial">
/// The partial sums of groups that compute the same rows and samples: [z, y, x, warp, pair of samples, lane].
/// </param>
/// <param name="arrivals">
/// [z, x]: how many of those groups have stored their sums. It is zero before and after the kernel.
/// </param>
/// <param name="output">The output tensor, in the kernel's output layout.</param>
/// <param name="batch">Samples in the output.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void GpuTensorKernel(
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<Words4> inputs,
    ArrayView<Floats4> partial,
    ArrayView<int> arrivals,
    ArrayView<float> output,
    int batch);
