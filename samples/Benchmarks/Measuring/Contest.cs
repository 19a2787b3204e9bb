using System.Collections.Generic;
using System.Linq;
using Benchmarks.Cases;
using Measurement;

namespace Benchmarks.Measuring;

/// <summary>Cases that have the same baselines: one shape, batch, number of threads and cache state.</summary>
/// <param name="Outputs">Rows of the matrix.</param>
/// <param name="Inputs">Columns of the matrix.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Cache">Where the weights are when a call begins.</param>
/// <param name="Cases">The cases, those of one layer next to each other.</param>
internal sealed record Contest(
    int Outputs, int Inputs, int Batch, int Threads, CacheState Cache, IReadOnlyList<BenchmarkCase> Cases)
{
    /// <summary>Groups cases, shape by shape, so that a shape's weights are made once.</summary>
    public static IReadOnlyList<Contest> Of(IReadOnlyList<BenchmarkCase> cases) =>
    [
        .. from benchmark in cases
           group benchmark by (benchmark.Layer.Description.Outputs, benchmark.Layer.Description.Inputs) into shape
           from contest in Split(shape.Key.Outputs, shape.Key.Inputs, shape)
           select contest,
    ];

    /// <summary>Writes what the cases have in common.</summary>
    public override string ToString() =>
        $"{Outputs}x{Inputs} b{Batch} t{Threads} {Spelling.Of(Cache)}, {Cases.Count} {(Cases.Count == 1 ? "row" : "rows")}";

    private static IEnumerable<Contest> Split(int outputs, int inputs, IEnumerable<BenchmarkCase> cases) =>
        from benchmark in cases
        group benchmark by (benchmark.Batch, benchmark.Threads, benchmark.Cache) into contest
        select new Contest(
            outputs, inputs, contest.Key.Batch, contest.Key.Threads, contest.Key.Cache,
            [.. contest.GroupBy(benchmark => benchmark.Layer).SelectMany(layer => layer)]);
}
