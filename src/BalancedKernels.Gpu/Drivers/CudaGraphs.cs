using System;
using System.Runtime.InteropServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// The graph functions of the CUDA driver, which ILGPU 1.5.3 does not provide. They need driver 11.4 or newer.
/// </summary>
/// <remarks>
/// The device must be current on the calling thread. Every call throws <see cref="CudaException"/> if the driver
/// reports an error.
/// </remarks>
internal static partial class CudaGraphs
{
    // CU_STREAM_CAPTURE_MODE_THREAD_LOCAL: other threads, such as the finalizer thread, may still allocate and free
    // memory.
    private const int ThreadLocalMode = 1;

    /// <summary>Begins a capture: the stream records work and does not run it.</summary>
    public static void Begin(CudaStream stream) =>
        CudaException.ThrowIfFailed(cuStreamBeginCapture_v2(stream.StreamPtr, ThreadLocalMode));

    /// <summary>Ends the capture and instantiates the graph.</summary>
    public static nint End(CudaStream stream)
    {
        CudaException.ThrowIfFailed(cuStreamEndCapture(stream.StreamPtr, out nint graph));
        CudaError result = cuGraphInstantiateWithFlags(out nint executable, graph, flags: 0);
        cuGraphDestroy(graph);
        CudaException.ThrowIfFailed(result);
        return executable;
    }

    /// <summary>Ends a failed capture; the stream runs work again.</summary>
    public static void Abandon(CudaStream stream)
    {
        // The driver may have ended the capture already; then there is no graph.
        if (cuStreamEndCapture(stream.StreamPtr, out nint graph) == CudaError.CUDA_SUCCESS)
            cuGraphDestroy(graph);
    }

    /// <summary>Launches a graph on the stream.</summary>
    public static void Launch(nint graph, CudaStream stream) =>
        CudaException.ThrowIfFailed(cuGraphLaunch(graph, stream.StreamPtr));

    /// <summary>Destroys a graph. If it is running, the driver first completes it.</summary>
    public static void Destroy(nint graph) => cuGraphExecDestroy(graph);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuStreamBeginCapture_v2(nint stream, int mode);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuStreamEndCapture(nint stream, out nint graph);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphInstantiateWithFlags(out nint executable, nint graph, ulong flags);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphLaunch(nint executable, nint stream);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphExecDestroy(nint executable);

    [LibraryImport(DriverLibraries.CudaImport)]
    private static partial CudaError cuGraphDestroy(nint graph);
}

/// <summary>An instantiated graph of the driver.</summary>
internal sealed class CudaGraph(nint handle) : IDisposable
{
    /// <summary>Destroys the graph. The device is current on the calling thread.</summary>
    public void Dispose() => CudaGraphs.Destroy(handle);
}
