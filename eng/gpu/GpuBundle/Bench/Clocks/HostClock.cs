using System;
using System.Collections.Generic;
using System.Diagnostics;
using BalancedKernels;

namespace GpuBundle.Bench.Clocks;

/// <summary>Takes the time from giving work until it is done: launching and waiting are in it.</summary>
internal sealed class HostClock(ComputeDevice device) : IDeviceClock
{
    /// <inheritdoc/>
    public string Name => "host clock, launching and waiting included";

    /// <inheritdoc/>
    public IReadOnlyList<double> Time(IReadOnlyList<Action> works, Action before)
    {
        double[] times = new double[works.Count];
        for (int i = 0; i < times.Length; i++)
        {
            before();
            device.Synchronize();
            long begin = Stopwatch.GetTimestamp();
            works[i]();
            device.Synchronize();
            times[i] = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        }

        return times;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
