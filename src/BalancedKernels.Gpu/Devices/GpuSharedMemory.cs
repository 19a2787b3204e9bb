using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// The shared memory of a device that a launch can ask for; none where the device is not reached through CUDA.
/// </summary>
/// <param name="PerGroup">Bytes that one group can have.</param>
/// <param name="PerMultiprocessor">Bytes that all groups of a multiprocessor have together.</param>
internal readonly record struct GpuSharedMemory(long PerGroup, long PerMultiprocessor)
{
    /// <summary>Asks a device.</summary>
    /// <remarks>ILGPU 1.5.3 knows only what a group of CUDA gets without asking: 48 KB.</remarks>
    public static GpuSharedMemory Of(Accelerator accelerator) => accelerator is CudaAccelerator cuda
        ? new(CudaSharedMemory.MostPerGroup(cuda), CudaSharedMemory.PerMultiprocessor(cuda))
        : default;
}
