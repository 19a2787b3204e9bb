using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>All that a driver gave for one device, from opening it to closing it.</summary>
/// <remarks>
/// ILGPU's objects have finalizers of their own, and .NET runs finalizers in no order: a forgotten layer's memory could
/// be freed before another finalizer computes with that layer. So a session is a root that keeps them all alive. What
/// ends it is
/// <see cref="Close"/>, which a <see cref="GpuSessionOwner"/> calls; what gives a part back is a
/// <see cref="GpuResource"/>. Nothing of a session may lead to a <see cref="GpuDevice"/>, or a forgotten device would
/// never be closed.
/// </remarks>
internal sealed class GpuSession
{
    private readonly Context context;
    private readonly HashSet<IDisposable> held = [];
    private readonly ConcurrentQueue<IDisposable> forgotten = [];
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

    /// <summary>Gets what the device is called.</summary>
    public string Name { get; }

    public GpuDeviceFamily Family { get; }

    public Accelerator Accelerator { get; }

    /// <summary>Gets the one queue for all work: order is what callers rely on.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary>Gets what is held while work is given to the device.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Gets the way of numbers between host memory and the device.</summary>
    public HostTransfer Transfer => transfer;

    /// <summary>Gets whether the session was closed; <see cref="Gate"/> is held.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Gets or sets the watch over work that is being captured; <see cref="Gate"/> is held.</summary>
    public WorkRecording? Recording { get; set; }

    /// <summary>Makes the device the calling thread's; <see cref="Gate"/> is held.</summary>
    /// <param name="user">Who needs the device, as a message says it.</param>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public void Bind(string user)
    {
        if (IsClosed)
            throw new ObjectDisposedException(Name, $"The device {Name} was disposed, and {user} needs it.");

        Accelerator.Bind();
    }

    /// <summary>
    /// Gives back what forgotten objects held; <see cref="Gate"/> is held, and nothing of theirs is in use yet.
    /// </summary>
    public void CollectForgotten()
    {
        // A driver that captures refuses to free memory.
        while (Recording is null && forgotten.TryDequeue(out IDisposable? one))
            Return(one);
    }

    /// <summary>Waits for all work; <see cref="Gate"/> is held.</summary>
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

    /// <summary>Says that the driver failed.</summary>
    /// <param name="during">As a message says it: <c>layer 'A'</c>.</param>
    /// <param name="exception">What the driver said.</param>
    public InvalidOperationException Failure(string during, AcceleratorException exception) =>
        new(
            $"{Name} failed during {during}: {exception.Message}. If it fails again, dispose the device and open it anew.",
            exception);

    /// <summary>
    /// Keeps something of the driver until it is returned or the session is closed; <see cref="Gate"/> is held.
    /// </summary>
    public void Keep(IDisposable one) => held.Add(one);

    /// <summary>Gives something back to the driver, if it is still held; <see cref="Gate"/> is held.</summary>
    public void Return(IDisposable one)
    {
        if (!held.Remove(one))
            return;

        try
        {
            Accelerator.Bind();
            one.Dispose();
        }
        catch (AcceleratorException)
        {
            // A driver whose work failed refuses everything from then on; closing the session takes the rest along.
        }

        if (one is MemoryBuffer buffer)
            transfer.Forget(buffer);
    }

    /// <summary>
    /// Gives back what a forgotten object held: now if nobody works with the device, and else when the next call
    /// begins.
    /// </summary>
    public void ReturnForgotten(IDisposable one)
    {
        // A finalizer must not wait: who holds the gate may be waiting for finalizers.
        forgotten.Enqueue(one);
        if (!Gate.TryEnter())
            return;

        try
        {
            if (!IsClosed)
                CollectForgotten();
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>Waits for all work and gives everything back; <see cref="Gate"/> is held.</summary>
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
            // Nobody needs the results of that work any more.
        }

        transfer.Release();
        foreach (IDisposable one in (IDisposable[])[.. held])
            Return(one);

        IlgpuRepairs.Dispose(Accelerator);
        IsClosed = true;
        forgotten.Clear();
        context.Dispose();
        root.Free();
    }
}
