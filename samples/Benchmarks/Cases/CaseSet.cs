using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Baselines.Timing;

namespace Benchmarks.Cases;

/// <summary>A named choice of cases, and how much time each of them gets.</summary>
/// <param name="Name">As <c>--set</c> takes it.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Cases">Makes its cases for a number of threads and the widest form of the kernels.</param>
/// <param name="Screening">How long to look at each baseline before the fastest are chosen.</param>
/// <param name="Final">How long to measure the rows and the baselines that were chosen.</param>
internal sealed record CaseSet(
    string Name,
    string Description,
    Func<int, CpuInstructionSet, IReadOnlyList<BenchmarkCase>> Cases,
    TimingBudget Screening,
    TimingBudget Final)
{
    private static readonly TimeSpan ThreadsSpread = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(5);

    public static CaseSet Quick { get; } = new(
        "quick",
        "something of every performance goal, in under three minutes on two cores",
        QuickSet.Cases,
        new TimingBudget(TimeSpan.Zero, ThreadsSpread, Burst, Rounds: 2, Most: TimeSpan.MaxValue),
        new TimingBudget(TimeSpan.Zero, ThreadsSpread, Burst, Rounds: 5, Most: TimeSpan.MaxValue));

    public static CaseSet Full { get; } = new(
        "full",
        "every shape, pattern, precision and batch, though not their product",
        FullSet.Cases,
        new TimingBudget(TimeSpan.Zero, ThreadsSpread, Burst, Rounds: 3, Most: TimeSpan.FromSeconds(1)),
        new TimingBudget(TimeSpan.Zero, ThreadsSpread, Burst, Rounds: 9, Most: TimeSpan.FromSeconds(12)));

    public static IReadOnlyList<CaseSet> All { get; } = [Quick, Full];

    /// <summary>Finds a set by name; null where there is none.</summary>
    public static CaseSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);
}
