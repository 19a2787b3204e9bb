using System;
using System.Runtime.ConstrainedExecution;

namespace BalancedKernels.Gpu;

/// <summary>
/// Something of a driver that one object holds: it goes back when it is freed, or when its holder is forgotten.
/// </summary>
internal class GpuResource : CriticalFinalizerObject, IDisposable
{
    private readonly IDisposable driverObject;
    private bool isFreed;

    /// <summary>Has the session keep something; the gate is held.</summary>
    public GpuResource(GpuSession session, IDisposable driverObject)
    {
        Session = session;
        this.driverObject = driverObject;
        session.Keep(driverObject);
    }

    ~GpuResource()
    {
        isFreed = true;
        Session.ReturnForgotten(driverObject);
    }

    /// <summary>Gets the session that keeps it.</summary>
    protected GpuSession Session { get; }

    /// <summary>Gets whether it went back to the driver; the gate is held.</summary>
    public bool IsFreed => isFreed || Session.IsClosed;

    /// <summary>Gives it back; once is enough. The gate is held.</summary>
    public void Dispose()
    {
        if (isFreed)
            return;

        isFreed = true;
        Session.Return(driverObject);
        GC.SuppressFinalize(this);
    }
}
