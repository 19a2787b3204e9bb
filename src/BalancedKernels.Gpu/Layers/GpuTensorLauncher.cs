using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A compiled kernel for tensor cores, ready to be given to a device's queue.</summary>
internal delegate void GpuTensorLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<Words4> inputs,
    ArrayView<Floats4> partial,
    ArrayView<int> arrivals,
    ArrayView<float> output,
    int batch);

/// <summary>The compiled kernel that arranges inputs for those.</summary>
internal delegate void GpuArrangeLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<Words4> arranged,
    int batch,
    int columns,
    int cellColumns,
    int wordsPerTile);
