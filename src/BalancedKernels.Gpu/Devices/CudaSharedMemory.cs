using System.Runtime.InteropServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// Shared memory beyond 48 KB, which a group gets only where its kernel has asked for it; ILGPU 1.5.3 does not ask.
/// </summary>
/// <remarks>
/// Every call throws <see cref="CudaException"/> where the driver refuses, and wants the device bound.
/// </remarks>
internal static partial class CudaSharedMemory
{
    // CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR, ..._PER_BLOCK_OPTIN,
    // CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES.
    private const int MultiprocessorAttribute = 81;
    private const int MostAttribute = 97;
    private const int DynamicAttribute = 8;

    /// <summary>Gets the bytes that a group can ask for.</summary>
    public static int MostPerGroup(CudaAccelerator device) => Get(device, MostAttribute);

    /// <summary>Gets the bytes of a multiprocessor.</summary>
    public static int PerMultiprocessor(CudaAccelerator device) => Get(device, MultiprocessorAttribute);

    /// <summary>Asks for the shared memory that a kernel is to be launched with.</summary>
    public static void Ask(CudaKernel kernel, int bytes) =>
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
