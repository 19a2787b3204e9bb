using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>One of <see cref="GpuGateKernels"/>, compiled, ready to be given to a device's queue.</summary>
internal delegate void GpuGateLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> inputSums,
    ArrayView<float> hiddenSums,
    ArrayView<float> bias,
    ArrayView<float> hidden,
    ArrayView<float> cell,
    ArrayView<float> output,
    int units,
    int outputs,
    int count);

/// <summary>One of <see cref="GpuGateKernels"/>, before it is compiled.</summary>
internal delegate void GpuGateKernel(
    ArrayView<float> inputSums,
    ArrayView<float> hiddenSums,
    ArrayView<float> bias,
    ArrayView<float> hidden,
    ArrayView<float> cell,
    ArrayView<float> output,
    int units,
    int outputs,
    int count);
