using System;
using System.Runtime.ConstrainedExecution;

namespace BalancedKernels.Gpu;

/// <summary>A driver object with one owner. It is released when this resource is disposed or finalized.</summary>
internal class DriverResource : CriticalFinalizerObject, IDisposable
{
    private readonly IDisposable driverObject;
    private bool isFreed;

    /// <summary>Takes ownership of a driver object. The caller holds the device lock.</summary>
    public DriverResource(GpuSession session, IDisposable driverObject)
    {
        Session = session;
        this.driverObject = driverObject;
        session.Track(driverObject);
    }

    ~DriverResource()
    {
        isFreed = true;
        Session.ReleaseFinalized(driverObject);
    }

    /// <summary>Gets the session that keeps the driver object alive.</summary>
    protected GpuSession Session { get; }

    /// <summary>Gets whether the driver object was released. The caller holds the device lock.</summary>
    public bool IsFreed => isFreed || Session.IsClosed;

    /// <summary>Releases the driver object. Later calls do nothing. The caller holds the device lock.</summary>
    public void Dispose()
    {
        if (isFreed)
            return;

        isFreed = true;
        Session.Release(driverObject);
        GC.SuppressFinalize(this);
    }
}
