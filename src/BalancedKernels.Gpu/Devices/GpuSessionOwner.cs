using System;
using System.Runtime.ConstrainedExecution;
using System.Threading;

namespace BalancedKernels.Gpu;

/// <summary>Closes a session when its device is disposed or forgotten.</summary>
/// <remarks>
/// Critical finalizers run after all others of the same collection, so finalizers of layers' owners still find the
/// device open; those of later collections are told that it was disposed.
/// </remarks>
internal sealed class GpuSessionOwner(GpuSession session) : CriticalFinalizerObject, IDisposable
{
    ~GpuSessionOwner()
    {
        try
        {
            using Lock.Scope scope = session.Gate.EnterScope();
            session.Close();
        }
        catch (Exception)
        {
            // Drivers fail in ways that nobody can list, and nobody is left to be told.
        }
    }

    /// <summary>Closes the session; its gate is held.</summary>
    public void Dispose()
    {
        session.Close();
        GC.SuppressFinalize(this);
    }
}
