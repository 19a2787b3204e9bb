using System;
using System.Runtime.ConstrainedExecution;
using System.Threading;

namespace BalancedKernels.Gpu;

/// <summary>Closes a session when its device is disposed or finalized.</summary>
/// <remarks>
/// Critical finalizers run after all other finalizers of the same collection, so the finalizers of objects that own
/// layers still find the device open. Finalizers of later collections get an <see cref="ObjectDisposedException"/>.
/// </remarks>
internal sealed class GpuSessionOwner(GpuSession session) : CriticalFinalizerObject, IDisposable
{
    ~GpuSessionOwner()
    {
        try
        {
            using Lock.Scope scope = session.Lock.EnterScope();
            session.Close();
        }
        catch (Exception)
        {
            // Drivers fail with exceptions of any type, and a finalizer has no caller to report to.
        }
    }

    /// <summary>Closes the session. The caller holds the device lock.</summary>
    public void Dispose()
    {
        session.Close();
        GC.SuppressFinalize(this);
    }
}
