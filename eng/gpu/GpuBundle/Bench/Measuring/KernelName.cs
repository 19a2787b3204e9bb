using BalancedKernels.Gpu;
using OfflineKernels;

namespace GpuBundle.Bench.Measuring;

/// <summary>Says which kernel a device runs.</summary>
internal static class KernelName
{
    /// <summary>Gets the name of the kernel that dispatch chooses for a batch.</summary>
    public static string Of(GpuLayer layer, GpuDevice device, int batch) => device.HasTensorCores
        ? layer.Launch(
            batch, device.Accelerator.NumMultiprocessors, (int)device.SharedMemory.PerMultiprocessor).Kernel.Name
        : layer.PortableKernel(layer.CudaCoreKernel(batch).Index).Method.Name;
}
