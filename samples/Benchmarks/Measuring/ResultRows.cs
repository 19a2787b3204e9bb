using System.Linq;
using Benchmarks.Cases;
using Benchmarks.Results;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Measuring;

/// <summary>Turns times into rows of results.</summary>
internal static class ResultRows
{
    /// <summary>Makes a row; what limits it is filled in when all rows are there.</summary>
    /// <param name="benchmark">What was measured.</param>
    /// <param name="packedBytes">Bytes of our weights, indices included.</param>
    /// <param name="times">Ours and the baselines'.</param>
    /// <param name="memoryReadGBs">What reading memory reached by turns with them; null for weights in a cache.</param>
    public static ResultRow Of(BenchmarkCase benchmark, long packedBytes, Comparison times, double? memoryReadGBs)
    {
        CallTime? sixteenBit = times.Best(BaselineWeightType.SixteenBit)?.Call;
        CallTime? int8 = times.Best(BaselineWeightType.Int8)?.Call;
        return new ResultRow(
            benchmark.Layer.Name,
            benchmark.Layer.Description.Outputs,
            benchmark.Layer.Description.Inputs,
            Spelling.Of(benchmark.Layer.Description.Pattern),
            Spelling.Of(benchmark.Layer.Description.WeightType),
            benchmark.Batch,
            benchmark.Threads,
            Spelling.Of(benchmark.InstructionSet),
            Spelling.Of(benchmark.Cache),
            times.Ours.Median,
            times.Ours.Spread,
            times.Baselines.Where(baseline => baseline.WeightType == BaselineWeightType.Float32).ToDictionary(
                baseline => baseline.Call.Name, baseline => baseline.Call.Median),
            times.BestBaseline.Name,
            times.BestBaseline.Median,
            times.Speedup,
            sixteenBit?.Name,
            sixteenBit?.Median,
            int8?.Name,
            int8?.Median,
            packedBytes,
            memoryReadGBs,
            Limit: string.Empty,
            LimitShare: 0,
            MachineProbe.Processor);
    }
}
