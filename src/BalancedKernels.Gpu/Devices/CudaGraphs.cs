using System.Runtime.InteropServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>The driver's graphs, of which ILGPU 1.5.3 knows nothing. From driver 11.4 on.</summary>
/// <remarks>
/// Every call throws <see cref="CudaException"/> where the driver refuses, and wants the device bound.
/// </remarks>
internal static partial class CudaGraphs
{
    // CU_STREAM_CAPTURE_MODE_THREAD_LOCAL: other threads, finalizers among them, may go on allocating and freeing.
    private const int ThisThread = 1;

    /// <summary>From here on the stream takes work down and does none.</summary>
    public static void Begin(CudaStream stream) =>
        CudaException.ThrowIfFailed(cuStreamBeginCapture_v2(stream.StreamPtr, ThisThread));

    /// <summary>Makes what was taken down ready to be launched.</summary>
    public static nint End(CudaStream stream)
    {
        CudaException.ThrowIfFailed(cuStreamEndCapture(stream.StreamPtr, out nint graph));
        CudaError made = cuGraphInstantiateWithFlags(out nint ready, graph, flags: 0);
        cuGraphDestroy(graph);
        CudaException.ThrowIfFailed(made);
        return ready;
    }

    /// <summary>Ends a capture that failed; the stream works again.</summary>
    public static void Abandon(CudaStream stream)
    {
        // The driver may have given the capture up already, and then has no graph to give.
        if (cuStreamEndCapture(stream.StreamPtr, out nint graph) == CudaError.CUDA_SUCCESS)
            cuGraphDestroy(graph);
    }

    /// <summary>Gives all of a graph's work to the stream, in one call.</summary>
    public static void Launch(nint graph, CudaStream stream) =>
        CudaException.ThrowIfFailed(cuGraphLaunch(graph, stream.StreamPtr));

    /// <summary>Gives a graph back; one that still runs is first run to its end.</summary>
    public static void Destroy(nint graph) => cuGraphExecDestroy(graph);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuStreamBeginCapture_v2(nint stream, int mode);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuStreamEndCapture(nint stream, out nint graph);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphInstantiateWithFlags(out nint ready, nint graph, ulong flags);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphLaunch(nint ready, nint stream);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphExecDestroy(nint ready);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphDestroy(nint graph);
}
