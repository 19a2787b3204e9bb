using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Measurement;

namespace Baselines.Timing;

/// <summary>
/// Measures contestants by turns in short bursts, so that whatever else the machine does hits all of them alike.
/// </summary>
/// <remarks>
/// <para>
/// Before each burst the process is quiet, then the contestant runs unmeasured until its threads are
/// awake and its weights are where they stay from call to call. What counts is the median over the bursts.
/// </para>
/// <para>
/// Cold calls are measured in the same way, on a ring of copies of the layer that together take four times the
/// last-level cache (<see cref="LastLevelCache.CopiesBeyond"/>): that is what a network of many layers does. Input and
/// output stay in cache, as they do between layers. Emptying the cache before each call would measure single calls of
/// threads that have gone to sleep meanwhile, and of a processor that has forgotten its branches and its pages.
/// </para>
/// </remarks>
public static class PairedTimer
{
    /// <summary>Times our contestant beside baselines.</summary>
    /// <param name="ours">The contestant that is compared; its copies are as cold as the baselines' are.</param>
    /// <param name="baselines">One of float32 at least.</param>
    /// <param name="budget">How long that may take.</param>
    public static Comparison Compare(IContestant ours, LoadedBaselines baselines, TimingBudget budget)
    {
        // The just-in-time compiler's tiers; baselines are compiled already.
        Run(ours, budget.Settling);

        IReadOnlyList<CallTime> times = Measure([ours, .. baselines.All.Select(entry => entry.Contestant)], budget);
        return new Comparison(
            times[0],
            [
                .. baselines.All.Zip(
                    times.Skip(1),
                    (entry, time) => new BaselineTime(entry.Baseline.Library, entry.Baseline.WeightType, time))]);
    }

    /// <summary>Times contestants interleaved, in one run.</summary>
    /// <param name="contestants">One or more.</param>
    /// <param name="budget">How long that may take.</param>
    /// <returns>The contestants' times, in their order.</returns>
    public static IReadOnlyList<CallTime> Measure(IReadOnlyList<IContestant> contestants, TimingBudget budget)
    {
        long begin = Stopwatch.GetTimestamp();
        List<double>[] bursts = [.. contestants.Select(_ => new List<double>())];
        for (int round = 0; round < budget.Rounds
            && (round < budget.FewestRounds || Stopwatch.GetElapsedTime(begin) < budget.Most); round++)
        {
            for (int contestant = 0; contestant < contestants.Count; contestant++)
            {
                QuietProcess.Wait();
                Run(contestants[contestant], budget.WarmUp);
                bursts[contestant].Add(Run(contestants[contestant], budget.Burst));
            }
        }

        return [.. contestants.Select((contestant, index) => CallTime.Of(contestant.Name, bursts[index]))];
    }

    private static double Run(IContestant contestant, TimeSpan atLeast)
    {
        long begin = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        int runs = 0;
        do
        {
            contestant.Run();
            runs++;
            elapsed = Stopwatch.GetElapsedTime(begin);
        }
        while (elapsed < atLeast);

        return elapsed.TotalMicroseconds / ((long)runs * contestant.Copies);
    }
}
