using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The kernel <see cref="GpuDepthwiseKernel.Run"/>.</summary>
internal delegate void GpuDepthwiseBody(
    ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int activation,
    int count);

/// <summary>The same compiled, ready to be given to a device's queue.</summary>
internal delegate void GpuDepthwiseLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<float> weights,
    ArrayView<int> sizes,
    ArrayView<float> output,
    int activation,
    int count);
