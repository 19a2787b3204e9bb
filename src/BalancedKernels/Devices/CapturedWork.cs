using System;

namespace BalancedKernels;

/// <summary>
/// Work that was captured on a device once and can be replayed; made by <see cref="ComputeDevice.Capture"/>.
/// </summary>
public abstract class CapturedWork : IDisposable
{
    /// <summary>
    /// Queues the work on the device again. It reads and writes the same tensors, with their current values. Like a
    /// Forward on device tensors, it does not wait for the result.
    /// </summary>
    /// <exception cref="ObjectDisposedException">
    /// The captured work, its device, or a layer or tensor that it uses was disposed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The device failed, or other work is being captured.</exception>
    public abstract void Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Releases the resources that the device holds for the work. The layers and tensors that it uses are not disposed.
    /// </summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>Captured work of a device without graphs: Run calls the work again.</summary>
internal sealed class RepeatedWork(Action work) : CapturedWork
{
    private bool disposed;

    /// <inheritdoc/>
    public override void Run()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        work();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => disposed = true;
}
