using System;

namespace Baselines.Timing;

/// <summary>How much time a measurement may take. A burst holds at least one run, however long that is.</summary>
/// <param name="Settling">
/// Unmeasured runs of our contestant at the very beginning, for the just-in-time compiler.
/// </param>
/// <param name="WarmUp">Unmeasured runs before each burst, until threads and weights are where they stay.</param>
/// <param name="Burst">One measured stretch of runs.</param>
/// <param name="Rounds">How many bursts each contestant gets.</param>
/// <param name="Most">No round begins after this, but for the first three.</param>
public sealed record TimingBudget(TimeSpan Settling, TimeSpan WarmUp, TimeSpan Burst, int Rounds, TimeSpan Most)
{
    // Threads that wake on the processor of the one that woke them share it until the system moves one of them
    // away, which took up to 13 ms on Linux 6 with two processors: for that long, two threads are as slow as one.
    private static readonly TimeSpan UntilThreadsSpread = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan ShortBurst = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets a budget that tells slow choices from fast ones.</summary>
    public static TimingBudget Screening { get; } =
        new(TimeSpan.Zero, UntilThreadsSpread, ShortBurst, Rounds: 5, TimeSpan.FromSeconds(2));

    /// <summary>Gets a budget for numbers that are published.</summary>
    public static TimingBudget Final { get; } =
        new(TimeSpan.FromMilliseconds(250), UntilThreadsSpread, ShortBurst, Rounds: 21, TimeSpan.FromSeconds(20));

    /// <summary>Gets how many rounds are measured whatever they take.</summary>
    internal int FewestRounds => Math.Min(3, Rounds);
}
