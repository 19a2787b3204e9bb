using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Benchmarks.Cases;
using Benchmarks.Results;
using Rivals;
using Rivals.Timing;

namespace Benchmarks.Measuring;

/// <summary>Measures the cases of one contest beside the fastest rivals there are for it.</summary>
/// <param name="shape">The weights.</param>
/// <param name="devices">Where ours run.</param>
/// <param name="rivals">Every choice of every library.</param>
/// <param name="set">How much time there is.</param>
internal sealed class ContestRunner(ShapeWeights shape, DevicePool devices, IReadOnlyList<IRival> rivals, CaseSet set)
{
    private const int Seed = 1811;

    /// <summary>Measures; rows come as they are ready, without their limits.</summary>
    /// <param name="contest">What is measured.</param>
    /// <param name="cancellation">Ends the contest before its next case.</param>
    /// <exception cref="WrongResultException">A result is wrong.</exception>
    public IEnumerable<ResultRow> Run(Contest contest, CancellationToken cancellation)
    {
        float[] input = Zoo.RandomWeights.Numbers(new System.Random(Seed), contest.Batch * contest.Inputs);
        LayerWork work = new(shape.Dense, input, contest.Batch, contest.Threads);
        IReadOnlyList<IRival> finalists = RivalScreening.FindFinalists(work, contest.Cache, rivals, set.Screening);
        using LoadedRivals loaded = new(work, contest.Cache, finalists);
        foreach (BenchmarkCase benchmark in contest.Cases)
        {
            if (cancellation.IsCancellationRequested)
                yield break;

            using OurContestant ours = new(benchmark, shape.Of(benchmark.Layer), devices.For(benchmark), input);
            Comparison times = PairedTimer.Compare(ours, loaded, set.Final);
            OutputCheck.Check(ours.Name, shape.Of(benchmark.Layer), input, ours.Output);
            yield return RowOf(benchmark, ours.PackedBytes, times);
        }
    }

    private static ResultRow RowOf(BenchmarkCase benchmark, long packedBytes, Comparison times)
    {
        CallTime? sixteen = times.Best(RivalPrecision.SixteenBit)?.Call;
        CallTime? int8 = times.Best(RivalPrecision.Int8)?.Call;
        return new ResultRow(
            benchmark.Layer.Name,
            benchmark.Layer.Description.Outputs,
            benchmark.Layer.Description.Inputs,
            Spelling.Of(benchmark.Layer.Description.Pattern),
            Spelling.Of(benchmark.Layer.Description.Weights),
            benchmark.Batch,
            benchmark.Threads,
            Spelling.Of(benchmark.InstructionSet),
            Spelling.Of(benchmark.Cache),
            times.Ours.Median,
            times.Ours.Spread,
            times.Rivals.Where(rival => rival.Precision == RivalPrecision.Float32).ToDictionary(rival => rival.Call.Name, rival => rival.Call.Median),
            new Dictionary<string, double>(),
            times.BestRival.Name,
            times.BestRival.Median,
            times.Speedup,
            sixteen?.Name,
            sixteen?.Median,
            int8?.Name,
            int8?.Median,
            packedBytes,
            Limit: string.Empty,
            LimitShare: 0);
    }
}
