using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GpuBundle.Bench.Clocks;
using Measurement;

namespace GpuBundle.Bench.Measuring;

/// <summary>
/// Times contestants interleaved, one call each per round, so that other load on the machine affects all of them alike.
/// </summary>
/// <param name="clock">What takes the time.</param>
/// <param name="before">Empties the caches before every call; not timed.</param>
/// <param name="rounds">Calls of each contestant.</param>
internal sealed class TurnTimer(IDeviceClock clock, Action before, int rounds)
{
    // The first calls load what a library loads when it is first needed.
    private const int WarmUpRounds = 3;
    private const int FewestRounds = 5;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <summary>Times contestants.</summary>
    /// <returns>Their times, in their order.</returns>
    public IReadOnlyList<CallTime> Measure(IReadOnlyList<Contestant> contestants)
    {
        Action[] works = [.. contestants.Select(contestant => contestant.Launch)];
        for (int round = 0; round < WarmUpRounds; round++)
            clock.Time(works, before);

        List<double>[] times = [.. contestants.Select(_ => new List<double>(rounds))];
        long begin = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds && (round < FewestRounds || Stopwatch.GetElapsedTime(begin) < Most); round++)
        {
            IReadOnlyList<double> turn = clock.Time(works, before);
            for (int i = 0; i < turn.Count; i++)
                times[i].Add(turn[i]);
        }

        return [.. contestants.Select((contestant, index) => CallTime.Of(contestant.Name, times[index]))];
    }
}
