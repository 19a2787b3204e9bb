using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A kernel of a layer without a weight matrix.</summary>
/// <param name="input">The input tensor, plain.</param>
/// <param name="weights">What the layer has learned; a number that nobody reads where that is nothing.</param>
/// <param name="sizes">What the kernel's own documentation says.</param>
/// <param name="output">The output tensor, plain.</param>
/// <param name="count">Numbers of the output.</param>
internal delegate void GpuOperationKernel(
    ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count);

/// <summary>The same compiled, ready to be given to a device's queue.</summary>
internal delegate void GpuOperationLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<float> weights,
    ArrayView<int> sizes,
    ArrayView<float> output,
    int count);
