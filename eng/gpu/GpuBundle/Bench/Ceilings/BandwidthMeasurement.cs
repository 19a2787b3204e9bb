using System;
using System.Linq;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Bench.Clocks;

namespace GpuBundle.Bench.Ceilings;

/// <summary>Measures what a device's memory gives, and what the clock says of nothing.</summary>
internal static class BandwidthMeasurement
{
    private const int Calls = 20;

    /// <summary>Measures reading: 10^9 bytes per second, the best of several calls.</summary>
    public static double Read(DeviceMemory memory, IDeviceClock clock, long bytes)
    {
        GpuMemory<Words4> words = memory.Reserve(bytes, "measuring the read bandwidth");
        GpuMemory<uint> sink = memory.ReserveWords(1, "measuring the read bandwidth");
        memory.Fill(words, seed: 1);
        try
        {
            return words.LengthInBytes / Best(clock, () => memory.Read(words, sink.View)) / 1e3;
        }
        finally
        {
            memory.Free(words);
            memory.Free(sink);
        }
    }

    /// <summary>Measures copying: bytes read and written together.</summary>
    public static double Copy(DeviceMemory memory, IDeviceClock clock, long bytes)
    {
        GpuMemory<Words4> from = memory.Reserve(bytes, "measuring the copy bandwidth");
        GpuMemory<Words4> to = memory.Reserve(bytes, "measuring the copy bandwidth");
        memory.Fill(from, seed: 1);
        try
        {
            return 2 * from.LengthInBytes / Best(clock, () => memory.Copy(from, to)) / 1e3;
        }
        finally
        {
            memory.Free(from);
            memory.Free(to);
        }
    }

    /// <summary>Measures the time of no work, in microseconds: the median.</summary>
    public static double Empty(IDeviceClock clock, Action before) =>
        clock.Time([.. Enumerable.Repeat(() => { }, Calls + 1)], before).Order().ElementAt(Calls / 2);

    /// <summary>Finds the shortest of several calls, in microseconds.</summary>
    public static double Best(IDeviceClock clock, Action work) =>
        clock.Time([.. Enumerable.Repeat(work, Calls)], before: () => { }).Min();
}
