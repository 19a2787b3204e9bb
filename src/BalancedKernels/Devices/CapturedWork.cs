using System;

namespace BalancedKernels;

/// <summary>
/// Work on a device that was captured once, to be done again and again; made by <see cref="ComputeDevice.Capture"/>.
/// </summary>
public abstract class CapturedWork : IDisposable
{
    /// <summary>
    /// Gives the work to the device again: on the same tensors, whatever stands in them now. As in a Forward on device
    /// tensors, nothing waits.
    /// </summary>
    /// <exception cref="ObjectDisposedException">
    /// This, the device, or a layer or tensor that the work uses was disposed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The device fails, or other work is being captured.</exception>
    public abstract void Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the device holds of the work; its layers and tensors stay.</summary>
    protected abstract void Dispose(bool disposing);
}
