using System;
using System.Collections.Generic;
using BalancedKernels.Gpu;
using ILGPU.Runtime.Cuda;

namespace GpuBundle.Bench.Clocks;

/// <summary>Takes the time between two events of the driver around the work.</summary>
/// <remarks>
/// All work is given before any of it is waited for: while the device still empties its caches, the host has given it
/// what comes next, and so launching is no part of the time.
/// </remarks>
internal sealed class CudaEventClock(GpuDevice device) : IDeviceClock
{
    private readonly List<(nint Begin, nint End)> events = [];
    private readonly CudaStream stream = (CudaStream)device.Stream;

    /// <inheritdoc/>
    public string Name => "device events";

    /// <inheritdoc/>
    public IReadOnlyList<double> Time(IReadOnlyList<Action> works, Action before)
    {
        using (device.Enter("the bench"))
        {
            while (events.Count < works.Count)
                events.Add((CudaEvents.Create(), CudaEvents.Create()));

            for (int i = 0; i < works.Count; i++)
            {
                before();
                CudaEvents.Record(events[i].Begin, stream);
                works[i]();
                CudaEvents.Record(events[i].End, stream);
            }

            device.Wait();
            double[] times = new double[works.Count];
            for (int i = 0; i < times.Length; i++)
                times[i] = CudaEvents.Microseconds(events[i].Begin, events[i].End);

            return times;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (device.Lock)
        {
            if (device.IsDisposed)
                return;

            device.Accelerator.Bind();
            foreach ((nint begin, nint end) in events)
            {
                CudaEvents.Destroy(begin);
                CudaEvents.Destroy(end);
            }

            events.Clear();
        }
    }
}
