using System.Runtime.InteropServices;
using BalancedKernels.Gpu;
using ILGPU.Runtime.Cuda;

namespace GpuBundle.Bench.Clocks;

/// <summary>The driver's events; ILGPU 1.5.3 has them only for contexts that were made for profiling.</summary>
/// <remarks>
/// Every call throws <see cref="CudaException"/> where the driver refuses, and wants the device bound.
/// </remarks>
internal static partial class CudaEvents
{
    // The driver's library has another name on every system; the runtime knows it.
    static CudaEvents() => NativeLibrary.SetDllImportResolver(typeof(CudaEvents).Assembly, DriverLibraries.Find);

    public static nint Create()
    {
        CudaException.ThrowIfFailed(cuEventCreate(out nint made, flags: 0));
        return made;
    }

    public static void Record(nint handle, CudaStream stream) =>
        CudaException.ThrowIfFailed(cuEventRecord(handle, stream.StreamPtr));

    public static double Microseconds(nint begin, nint end)
    {
        CudaException.ThrowIfFailed(cuEventElapsedTime(out float milliseconds, begin, end));
        return 1000.0 * milliseconds;
    }

    public static void Destroy(nint handle) => cuEventDestroy_v2(handle);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuEventCreate(out nint made, uint flags);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuEventRecord(nint handle, nint stream);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuEventElapsedTime(out float milliseconds, nint begin, nint end);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuEventDestroy_v2(nint handle);
}
