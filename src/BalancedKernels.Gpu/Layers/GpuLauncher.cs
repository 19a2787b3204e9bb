using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A compiled kernel, ready to be given to a device's queue.</summary>
internal delegate void GpuLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<float> input,
    ArrayView<float> output,
    int batch);
