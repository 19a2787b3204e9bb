using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Rivals.Timing;

/// <summary>Measures contestants by turns in short bursts, so that whatever else the machine does hits all of them alike.</summary>
/// <remarks>
/// Before each burst the process is quiet, then the contestant runs unmeasured until its threads are
/// awake and its weights are where they stay from call to call. What counts is the median over the bursts.
/// </remarks>
public static class PairedTimer
{
    private const int ScreeningRounds = 5;
    private const int Finalists = 2;
    private const int FinalRounds = 21;
    private const int CallsPerBurst = 5;

    // Threads that wake on the processor of the one that woke them share it until the system moves one of them
    // away, which took up to 13 ms on Linux 6 with two processors: for that long, two threads are as slow as one.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(5);

    /// <summary>Times every rival briefly, then our contestant beside the fastest two.</summary>
    /// <param name="ours">The contestant that is compared.</param>
    /// <param name="rivals">One or more; the fastest is the one that counts.</param>
    public static Comparison Compare(IContestant ours, IReadOnlyList<IContestant> rivals)
    {
        // The first bursts also see the tiers of the just-in-time compiler; they are not kept.
        IReadOnlyList<CallTime> screening = Rounds([ours, .. rivals], ScreeningRounds);
        IEnumerable<IContestant> finalists = rivals
            .Select((rival, index) => (rival, screening[index + 1].Median))
            .OrderBy(entry => entry.Median)
            .Take(Finalists)
            .Select(entry => entry.rival);

        IReadOnlyList<CallTime> final = Rounds([ours, .. finalists], FinalRounds);
        return new Comparison(final[0], [.. final.Skip(1)]);
    }

    private static IReadOnlyList<CallTime> Rounds(IReadOnlyList<IContestant> contestants, int rounds)
    {
        double[][] bursts = [.. contestants.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int contestant = 0; contestant < contestants.Count; contestant++)
            {
                QuietProcess.Wait();
                Run(contestants[contestant], WarmUp);
                bursts[contestant][round] = Run(contestants[contestant], Burst);
            }
        }

        return [.. contestants.Select((contestant, index) => CallTime.Of(contestant.Name, bursts[index]))];
    }

    private static double Run(IContestant contestant, TimeSpan atLeast)
    {
        long begin = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        int calls = 0;
        do
        {
            contestant.Run();
            calls++;
            elapsed = Stopwatch.GetElapsedTime(begin);
        }
        while (elapsed < atLeast || calls < CallsPerBurst);

        return elapsed.TotalMicroseconds / calls;
    }
}
