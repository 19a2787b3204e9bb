using System;

namespace BalancedKernels.Gpu;

/// <content>The capture of work as a CUDA graph.</content>
public sealed partial class GpuDevice
{
    /// <summary>Gets whether work is being recorded for a capture. The caller holds <see cref="Lock"/>.</summary>
    internal bool IsRecording => session.Recording is not null;

    /// <inheritdoc/>
    /// <remarks>
    /// On CUDA the work becomes a graph: one call to the driver launches all of its kernels. Other threads wait for the
    /// device during the capture, so the work must not wait for other threads.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The work calls something other than Forward on device tensors, its second run differs from the first, or the
    /// driver cannot capture it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public override CapturedWork Capture(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (EnterFromHost("Capturing other work", "captured work"))
            return new GpuCapturedWork(this, work);
    }

    /// <summary>
    /// Throws if work is being recorded, because a graph cannot contain the step. The caller holds <see cref="Lock"/>.
    /// </summary>
    internal void ThrowIfRecording(string step) => session.Recording?.Refuse(step);

    /// <summary>Runs work and records the resources that it uses. The caller holds <see cref="Lock"/>.</summary>
    internal WorkRecording Record(Action work, bool isCaptured)
    {
        WorkRecording recording = new(isCaptured);
        session.Recording = recording;
        try
        {
            work();
        }
        finally
        {
            session.Recording = null;
        }

        recording.RethrowRefusal();
        return recording;
    }

    /// <summary>
    /// Records that a kernel uses memory, if work is being recorded. The caller holds <see cref="Lock"/>.
    /// </summary>
    internal void RecordUse(DriverResource memory) => session.Recording?.RecordUse(memory);

    /// <summary>
    /// Throws if the driver is capturing work, because a capture cannot allocate memory. The caller holds
    /// <see cref="Lock"/>.
    /// </summary>
    internal void ThrowIfCapturingNewMemory(string purpose) =>
        session.Recording?.ThrowIfCapturing($"memory for {purpose}");
}
