using System;

namespace BalancedKernels.Gpu;

/// <summary>A graph of the driver, ready to be launched.</summary>
internal sealed class CudaGraph(nint handle) : IDisposable
{
    /// <summary>Gives the graph back; the device is bound.</summary>
    public void Dispose() => CudaGraphs.Destroy(handle);
}
