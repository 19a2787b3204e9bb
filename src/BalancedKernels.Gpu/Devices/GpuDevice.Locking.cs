using System;
using System.Threading;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <content>The lock that serializes the submission of work, and the failures of the driver.</content>
public sealed partial class GpuDevice
{
    /// <summary>
    /// Takes <see cref="Lock"/> and makes the device current on the calling thread, for a step that can be captured.
    /// </summary>
    /// <param name="user">The user of the device, in the words of a message: <c>layer 'A'</c>.</param>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal Lock.Scope Enter(string user) => Enter(hostStep: null, user);

    /// <summary>
    /// Takes <see cref="Lock"/> and makes the device current on the calling thread, for a step that cannot be captured.
    /// </summary>
    /// <param name="step">The step, as the start of a message: <c>Waiting for the device</c>.</param>
    /// <param name="user">The user of the device, in the words of a message: <c>layer 'A'</c>.</param>
    /// <exception cref="InvalidOperationException">Work is being captured.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal Lock.Scope EnterFromHost(string step, string user) => Enter(step, user);

    /// <summary>Waits until the device has finished all work. The caller holds <see cref="Lock"/>.</summary>
    internal void Wait() => session.Wait();

    /// <summary>Makes the exception for a failure of the driver.</summary>
    /// <param name="during">The step that failed, in the words of a message: <c>layer 'A'</c>.</param>
    /// <param name="exception">The error of the driver.</param>
    internal InvalidOperationException Failure(string during, AcceleratorException exception) =>
        session.Failure(during, exception);

    private Lock.Scope Enter(string? hostStep, string user)
    {
        Lock.Scope scope = Lock.EnterScope();
        try
        {
            if (hostStep is not null)
                ThrowIfRecording(hostStep);

            session.Bind(user);
            session.ReleaseFinalizedResources();
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
