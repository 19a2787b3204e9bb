using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A kernel of <see cref="GpuConvolutionKernels"/>, whose documentation says what the numbers are.</summary>
internal delegate void GpuConvolutionKernel(
    ArrayView<float> from, ArrayView<int> sizes, ArrayView<float> to, int first, int second, int third, int count);

/// <summary>The same compiled, ready to be given to a device's queue.</summary>
internal delegate void GpuConvolutionLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> from,
    ArrayView<int> sizes,
    ArrayView<float> to,
    int first,
    int second,
    int third,
    int count);
