using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The driver objects of driverObject open device.</summary>
/// <remarks>
/// ILGPU's objects have finalizers, and .NET runs finalizers in no defined order: the memory of an unreachable layer
/// could be freed before another finalizer runs that layer. So a session is a GC root that keeps all driver objects
/// alive. A
/// <see cref="DriverResource"/> releases driverObject of them; <see cref="Close"/>, which a
/// <see cref="GpuSessionOwner"/> calls, releases all. A session must not reference a <see cref="GpuDevice"/>, or an
/// unreachable device would never be closed.
/// </remarks>
internal sealed class GpuSession
{
    private readonly Context context;
    private readonly HashSet<IDisposable> liveObjects = [];
    private readonly ConcurrentQueue<IDisposable> finalized = [];
    private readonly HostTransfer transfer;
    private GCHandle root;

    public GpuSession(Context context, Accelerator accelerator, GpuDeviceFamily family)
    {
        this.context = context;
        Accelerator = accelerator;
        Family = family;
        Stream = accelerator.CreateStream();
        Name = $"{accelerator.Name.Trim()} ({(family == GpuDeviceFamily.Cuda ? "CUDA" : family == GpuDeviceFamily.OpenCl ? "OpenCL" : "simulated")})";
        transfer = new HostTransfer(this);
        root = GCHandle.Alloc(this);
    }

    /// <summary>Gets the name of the device.</summary>
    public string Name { get; }

    public GpuDeviceFamily Family { get; }

    public Accelerator Accelerator { get; }

    /// <summary>Gets the queue of all work. Callers rely on its order.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary>Gets the lock that a thread holds while it submits work.</summary>
    public Lock Lock { get; } = new();

    /// <summary>Gets the copies between host memory and the device.</summary>
    public HostTransfer Transfer => transfer;

    /// <summary>Gets whether the session was closed. The caller holds <see cref="Lock"/>.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>
    /// Gets or sets the recording of work that is being captured; null if there is none. The caller holds
    /// <see cref="Lock"/>.
    /// </summary>
    public WorkRecording? Recording { get; set; }

    /// <summary>Makes the device current on the calling thread. The caller holds <see cref="Lock"/>.</summary>
    /// <param name="user">The user of the device, in the words of a message.</param>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public void Bind(string user)
    {
        if (IsClosed)
            throw new ObjectDisposedException(Name, $"The device {Name} was disposed, and {user} needs it.");

        Accelerator.Bind();
    }

    /// <summary>
    /// Releases the resources whose owners were finalized. The caller holds <see cref="Lock"/> and has submitted no
    /// work yet.
    /// </summary>
    public void ReleaseFinalizedResources()
    {
        // A driver cannot free memory during a capture.
        while (Recording is null && finalized.TryDequeue(out IDisposable? driverObject))
            Release(driverObject);
    }

    /// <summary>Waits until the device has finished all work. The caller holds <see cref="Lock"/>.</summary>
    /// <exception cref="InvalidOperationException">The driver reports that work failed.</exception>
    public void Wait()
    {
        try
        {
            Stream.Synchronize();
        }
        catch (AcceleratorException exception)
        {
            throw Failure("work that was given to it before", exception);
        }
    }

    /// <summary>Makes the exception for a failure of the driver.</summary>
    /// <param name="during">The step that failed, in the words of a message: <c>layer 'A'</c>.</param>
    /// <param name="exception">The error of the driver.</param>
    public InvalidOperationException Failure(string during, AcceleratorException exception) =>
        new(
            $"{Name} failed during {during}: {exception.Message}. If it fails again, dispose the device and open it again.",
            exception);

    /// <summary>
    /// Keeps a driver object alive until it is released or the session is closed. The caller holds <see cref="Lock"/>.
    /// </summary>
    public void Track(IDisposable driverObject) => liveObjects.Add(driverObject);

    /// <summary>Releases a driver object, unless it was released before. The caller holds <see cref="Lock"/>.</summary>
    public void Release(IDisposable driverObject)
    {
        if (!liveObjects.Remove(driverObject))
            return;

        try
        {
            Accelerator.Bind();
            driverObject.Dispose();
        }
        catch (AcceleratorException)
        {
            // After failed work a driver rejects every call; closing the session releases what is left.
        }

        if (driverObject is MemoryBuffer buffer)
            transfer.ForgetBuffer(buffer);
    }

    /// <summary>
    /// Releases the driver object of a finalized resource: at once if no thread holds the lock, otherwise when the next
    /// call begins.
    /// </summary>
    public void ReleaseFinalized(IDisposable driverObject)
    {
        // A finalizer must not wait: the thread that holds the lock may be waiting for finalizers.
        finalized.Enqueue(driverObject);
        if (!Lock.TryEnter())
            return;

        try
        {
            if (!IsClosed)
                ReleaseFinalizedResources();
        }
        finally
        {
            Lock.Exit();
        }
    }

    /// <summary>Waits for all work and releases everything. The caller holds <see cref="Lock"/>.</summary>
    public void Close()
    {
        if (IsClosed)
            return;

        try
        {
            Wait();
        }
        catch (InvalidOperationException)
        {
            // The results of the failed work are no longer needed.
        }

        transfer.Release();
        foreach (IDisposable driverObject in (IDisposable[])[.. liveObjects])
            Release(driverObject);

        IlgpuRepairs.Dispose(Accelerator);
        IsClosed = true;
        finalized.Clear();
        context.Dispose();
        root.Free();
    }
}
