using System;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// Work on a GPU, done once and captured: a graph where the driver has them, the work itself elsewhere.
/// </summary>
/// <remarks>
/// A graph holds addresses. So all memory that its kernels were given is remembered, and once some of it is gone (a
/// layer's scratch has grown, a layer was disposed) the work is done and captured afresh instead.
/// </remarks>
internal sealed class GpuCapturedWork : CapturedWork
{
    private const string User = "captured work";

    private readonly GpuDevice device;
    private readonly Action work;
    private GpuResource[] used = [];
    private nint graph;
    private GpuResource? heldGraph;
    private bool disposed;

    /// <summary>Does the work and captures it; the device's gate is held.</summary>
    public GpuCapturedWork(GpuDevice device, Action work)
    {
        this.device = device;
        this.work = work;
        DoAndCapture();
    }

    /// <inheritdoc/>
    public override void Run()
    {
        using (device.EnterFromHost("Running captured work", User))
        {
            if (disposed)
                throw new ObjectDisposedException(User, $"The captured work on {device.Name} was disposed.");

            if (graph == 0 || HasLostMemory())
            {
                DoAndCapture();
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

        lock (device.Gate)
        {
            device.RefuseWhileRecording("Disposing captured work");
            disposed = true;
            ForgetGraph();
        }
    }

    private bool HasLostMemory()
    {
        foreach (GpuResource memory in used)
        {
            if (memory.IsFreed)
                return true;
        }

        return false;
    }

    private void DoAndCapture()
    {
        ForgetGraph();

        // The first time compiles what was never called, and reserves what the batch takes.
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
            heldGraph = device.Hold(new CudaGraph(graph));
        }
        catch (CudaException exception)
        {
            throw device.Failure("the capture of work", exception);
        }

        used = recording.Used();
    }

    private void ForgetGraph()
    {
        heldGraph?.Dispose();
        heldGraph = null;
        graph = 0;
        used = [];
    }
}
