using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// Shared memory beyond 48 KB. The driver requires a kernel to opt in, and ILGPU 1.5.3 does not opt in.
/// </summary>
/// <remarks>
/// The device must be current on the calling thread. Every call throws <see cref="CudaException"/> if the driver
/// reports an error.
/// </remarks>
internal static partial class CudaSharedMemory
{
    // CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR, ..._PER_BLOCK_OPTIN,
    // CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES.
    private const int MultiprocessorAttribute = 81;
    private const int MaxPerGroupAttribute = 97;
    private const int DynamicAttribute = 8;

    /// <summary>Gets the largest shared memory of a group, in bytes.</summary>
    public static int MaxPerGroup(CudaAccelerator device) => Get(device, MaxPerGroupAttribute);

    /// <summary>Gets the shared memory of a multiprocessor, in bytes.</summary>
    public static int PerMultiprocessor(CudaAccelerator device) => Get(device, MultiprocessorAttribute);

    /// <summary>Sets the largest dynamic shared memory with which a kernel may be launched.</summary>
    public static void RequestDynamic(CudaKernel kernel, int bytes) =>
        CudaException.ThrowIfFailed(cuFuncSetAttribute(kernel.FunctionPtr, DynamicAttribute, bytes));

    private static int Get(CudaAccelerator device, int attribute)
    {
        CudaException.ThrowIfFailed(cuDeviceGetAttribute(out int value, attribute, device.DeviceId));
        return value;
    }

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuDeviceGetAttribute(out int value, int attribute, int device);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuFuncSetAttribute(nint function, int attribute, int value);
}

/// <summary>The dynamic shared memory that a launch can request; none if the device does not use CUDA.</summary>
/// <param name="PerGroup">The most bytes of one group.</param>
/// <param name="PerMultiprocessor">The bytes of all groups of a multiprocessor together.</param>
internal readonly record struct GpuSharedMemory(long PerGroup, long PerMultiprocessor)
{
    /// <summary>Gets the limits of a device.</summary>
    /// <remarks>ILGPU 1.5.3 reports only the 48 KB that a CUDA group gets without an opt-in.</remarks>
    public static GpuSharedMemory Of(Accelerator accelerator) => accelerator is CudaAccelerator cuda
        ? new(CudaSharedMemory.MaxPerGroup(cuda), CudaSharedMemory.PerMultiprocessor(cuda))
        : default;
}
