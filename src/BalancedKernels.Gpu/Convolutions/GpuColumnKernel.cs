using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A kernel of <see cref="GpuColumnKernels"/>.</summary>
internal delegate void GpuColumnKernel(ArrayView<float> from, ArrayView<int> sizes, ArrayView<float> to, int first, int plane, int extent, int count);

/// <summary>The same compiled, ready to be given to a device's queue.</summary>
internal delegate void GpuColumnLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> from,
    ArrayView<int> sizes,
    ArrayView<float> to,
    int first,
    int plane,
    int extent,
    int count);
