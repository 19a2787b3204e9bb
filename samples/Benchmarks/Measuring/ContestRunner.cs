using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Cases;
using Benchmarks.Limits;
using Benchmarks.Results;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Measuring;

/// <summary>Measures the cases of one contest beside the fastest baselines there are for it.</summary>
/// <param name="shape">The weights.</param>
/// <param name="devices">Where ours run.</param>
/// <param name="baselines">Every choice of every library.</param>
/// <param name="set">How much time there is.</param>
internal sealed class ContestRunner(
    ShapeWeights shape, DevicePool devices, IReadOnlyList<IBaseline> baselines, CaseSet set)
{
    private const int Seed = 1811;

    // Cold ones are rings of copies: eighteen at once would take several gigabytes.
    private const int MostInAHeat = 6;

    // The just-in-time compiler has replaced its first versions by then.
    private static readonly TimingBudget Settling =
        new(TimeSpan.Zero, TimeSpan.Zero, Burst: TimeSpan.FromMilliseconds(100), Rounds: 1, Most: TimeSpan.MaxValue);

    private readonly Dictionary<(int Batch, int Threads, bool InMemory), IReadOnlyList<IBaseline>> finalists = [];

    /// <summary>Measures; rows come as they are ready, in the cases' order and without their limits.</summary>
    /// <param name="contest">What is measured.</param>
    /// <exception cref="WrongResultException">A result is wrong, ours or a baseline's.</exception>
    public IEnumerable<ResultRow> Run(Contest contest)
    {
        float[] input = RandomWeights.Numbers(new Random(Seed), contest.Batch * contest.Inputs);
        LayerWork work = new(shape.Dense, input, contest.Batch, contest.Threads);
        using LoadedBaselines loaded = new(work, contest.Cache, FindFinalists(contest, work));
        foreach (BenchmarkCase[] heat in contest.Cases.Chunk(MostInAHeat))
        {
            foreach (ResultRow row in RunHeat(heat, loaded, input))
                yield return row;
        }
    }

    // Dense weights that no cache holds are in memory either way: the hot contest's finalists are the cold one's too.
    private IReadOnlyList<IBaseline> FindFinalists(Contest contest, LayerWork work)
    {
        (int, int, bool) key = (contest.Batch, contest.Threads, IsInMemory(work.Layer.WeightBytes, contest.Cache));
        if (!finalists.TryGetValue(key, out IReadOnlyList<IBaseline>? found))
            finalists.Add(key, found = Finalists.Find(work, contest.Cache, baselines, set.Screening));

        return found;
    }

    // All of ours and all finalists by turns, so that ours can be compared with each other too.
    private IReadOnlyList<ResultRow> RunHeat(BenchmarkCase[] heat, LoadedBaselines loaded, float[] input)
    {
        List<OurContestant> ours = [];
        try
        {
            foreach (BenchmarkCase benchmark in heat)
                ours.Add(new OurContestant(benchmark, shape.Of(benchmark.Layer), devices.For(benchmark), input));

            bool[] inMemory =
                [.. ours.Zip(heat, (contestant, benchmark) => IsInMemory(contestant.PackedBytes, benchmark.Cache))];
            using MemoryReader? reader = inMemory.Contains(true) ? new MemoryReader(heat[0].Threads) : null;
            PairedTimer.Measure(ours, Settling);
            IReadOnlyList<CallTime> times = PairedTimer.Measure(
                [
                    .. ours,
                    .. loaded.All.Select(entry => entry.Contestant),
                    .. reader is null ? [] : (IContestant[])[reader]], set.Final);
            Check(ours, heat, loaded, input);

            BaselineTime[] baselineTimes = [
                .. loaded.All.Zip(
                    times.Skip(ours.Count),
                    (entry, time) => new BaselineTime(entry.Baseline.Library, entry.Baseline.WeightType, time))];
            return [
                .. heat.Select(
                    (benchmark, index) => ResultRows.Of(
                        benchmark,
                        ours[index].PackedBytes,
                        new Comparison(times[index], baselineTimes),
                        inMemory[index] ? reader?.GBs : null))];
        }
        finally
        {
            ours.ForEach(contestant => contestant.Dispose());
        }
    }

    private static bool IsInMemory(long bytes, CacheState cache) =>
        LimitShare.IsInMemory(bytes, cache == CacheState.Cold, LastLevelCache.Bytes);

    private void Check(List<OurContestant> ours, BenchmarkCase[] heat, LoadedBaselines loaded, float[] input)
    {
        for (int index = 0; index < ours.Count; index++)
            OutputCheck.Check(ours[index].Name, shape.Of(heat[index].Layer), input, ours[index].Output);

        // A baseline with narrower weights computes another matrix.
        foreach ((IBaseline baseline, IContestant contestant)
            in loaded.All.Where(entry => entry.Baseline.WeightType == BaselineWeightType.Float32))
            OutputCheck.Check(baseline.Name, shape.OfDense, input, contestant.Output);
    }
}
