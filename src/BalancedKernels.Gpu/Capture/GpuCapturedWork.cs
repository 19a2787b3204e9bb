using System;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>Captured work on a GPU. On CUDA it is a graph; on other devices it runs the work again.</summary>
/// <remarks>
/// A graph contains the addresses of memory. So this type records all memory that the kernels use. If some of it was
/// released (a workspace has grown, or a layer was disposed), the work is run and captured again.
/// </remarks>
internal sealed class GpuCapturedWork : CapturedWork
{
    private const string User = "captured work";

    private readonly GpuDevice device;
    private readonly Action work;
    private DriverResource[] used = [];
    private nint graph;
    private DriverResource? graphResource;
    private bool disposed;

    /// <summary>Runs the work and captures it. The caller holds the device lock.</summary>
    public GpuCapturedWork(GpuDevice device, Action work)
    {
        this.device = device;
        this.work = work;
        RunAndCapture();
    }

    /// <inheritdoc/>
    public override void Run()
    {
        using (device.EnterFromHost("Running captured work", User))
        {
            if (disposed)
                throw new ObjectDisposedException(User, $"The captured work on {device.Name} was disposed.");

            if (graph == 0 || UsesReleasedMemory())
            {
                RunAndCapture();
                return;
            }

            try
            {
                CudaGraphs.Launch(graph, (CudaStream)device.Stream);
            }
            catch (CudaException exception)
            {
                throw device.Failure("captured work", exception);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        lock (device.Lock)
        {
            device.ThrowIfRecording("Disposing captured work");
            disposed = true;
            ReleaseGraph();
        }
    }

    private bool UsesReleasedMemory()
    {
        foreach (DriverResource memory in used)
        {
            if (memory.IsFreed)
                return true;
        }

        return false;
    }

    private void RunAndCapture()
    {
        ReleaseGraph();

        // The first run compiles kernels that were never called, and allocates the workspaces of the batch.
        device.Record(work, isCaptured: false);
        if (device.Family != GpuDeviceFamily.Cuda)
            return;

        CudaStream stream = (CudaStream)device.Stream;
        WorkRecording recording;
        try
        {
            CudaGraphs.Begin(stream);
            try
            {
                recording = device.Record(work, isCaptured: true);
            }
            catch
            {
                CudaGraphs.Abandon(stream);
                throw;
            }

            graph = CudaGraphs.End(stream);
            graphResource = device.TrackResource(new CudaGraph(graph));
        }
        catch (CudaException exception)
        {
            throw device.Failure("the capture of work", exception);
        }

        used = recording.GetUsedResources();
    }

    private void ReleaseGraph()
    {
        graphResource?.Dispose();
        graphResource = null;
        graph = 0;
        used = [];
    }
}
