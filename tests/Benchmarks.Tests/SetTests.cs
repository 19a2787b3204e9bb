using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Answers;
using Benchmarks.Cases;
using Benchmarks.Results;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Tests;

public sealed class SetTests
{
    [Fact]
    public void Each_set_has_rows_for_every_goal()
    {
        foreach (CaseSet set in CaseSet.All)
        {
            ResultRow[] rows = [.. set.Cases(2, CpuInstructionSet.Avx512).Select(RowOf)];
            Assert.All(Answer.All(Examples.Results(rows)), answer => Assert.NotEqual(Verdict.NotRun, answer.Verdict));
        }
    }

    [Fact]
    public void The_quick_set_begins_with_the_first_goal_and_ends_with_the_last()
    {
        IReadOnlyList<BenchmarkCase> cases = QuickSet.Cases(2, CpuInstructionSet.Avx512);
        Assert.Equal("Square1024 1024x1024 32:6 float32 b1 t2 avx512 hot", cases[0].ToString());
        Assert.Equal("dense", cases[^1].Words[2]);
    }

    [Fact]
    public void No_case_is_in_a_set_twice()
    {
        foreach (CaseSet set in CaseSet.All)
        {
            IReadOnlyList<BenchmarkCase> cases = set.Cases(2, CpuInstructionSet.Avx512);
            Assert.Equal(cases.Count, cases.Select(benchmark => benchmark.ToString()).Distinct().Count());
        }
    }

    [Fact]
    public void A_processor_without_avx512_is_not_asked_for_it()
    {
        foreach (CaseSet set in CaseSet.All)
            Assert.DoesNotContain(
                set.Cases(2, CpuInstructionSet.Avx2),
                benchmark => benchmark.InstructionSet == CpuInstructionSet.Avx512);
    }

    [Fact]
    public void On_one_thread_nothing_is_measured_on_more()
    {
        foreach (CaseSet set in CaseSet.All)
            Assert.All(set.Cases(1, CpuInstructionSet.Avx512), benchmark => Assert.Equal(1, benchmark.Threads));
    }

    [Fact]
    public void The_full_set_has_every_shape_at_32_6_in_every_batch()
    {
        (int Outputs, int Inputs)[] shapes =
        [
            (512, 512), (1024, 1024), (2048, 2048), (4096, 4096), (8192, 8192), (16384, 8192), (6000, 1500),
            (4096, 2048), (4096, 25088), (1000, 4096), (4096, 11008), (14336, 4096), (3072, 768),
        ];
        foreach ((int outputs, int inputs) in shapes)
        {
            foreach (int batch in (int[])[1, 4, 16, 64, 256])
                Assert.Contains(
                    Full,
                    benchmark => Is(benchmark, outputs, inputs, "32:6", WeightType.Float32, batch, CacheState.Hot));

            Assert.Contains(
                Full, benchmark => Is(benchmark, outputs, inputs, "32:6", WeightType.Float32, 1, CacheState.Cold));
        }
    }

    [Fact]
    public void The_full_set_has_every_pattern_at_two_shapes_hot_and_cold()
    {
        foreach (string pattern
            in (string[])[
                "32:16", "32:13", "32:10", "32:6", "32:4", "32:3", "16:4", "16:2", "8:2", "4:2", "64:12", "64:3"])
        {
            foreach (int side in (int[])[1024, 4096])
            {
                Assert.Contains(
                    Full, benchmark => Is(benchmark, side, side, pattern, WeightType.Float32, 1, CacheState.Hot));
                Assert.Contains(
                    Full, benchmark => Is(benchmark, side, side, pattern, WeightType.Float32, 1, CacheState.Cold));
                Assert.Contains(
                    Full, benchmark => Is(benchmark, side, side, pattern, WeightType.Float32, 64, CacheState.Hot));
            }
        }
    }

    [Fact]
    public void The_full_set_has_every_precision_at_three_shapes_in_every_batch()
    {
        foreach (WeightType precision in (WeightType[])[WeightType.Float32, WeightType.Float16, WeightType.BFloat16])
        {
            foreach (int side in (int[])[1024, 4096, 8192])
            {
                foreach (int batch in (int[])[1, 4, 16, 64, 256])
                    Assert.Contains(
                        Full, benchmark => Is(benchmark, side, side, "32:6", precision, batch, CacheState.Hot));
            }
        }
    }

    [Fact]
    public void A_layer_of_the_zoo_is_found_by_its_shape_and_pattern_alone()
    {
        Assert.Equal(
            ZooLayers.All.Count,
            ZooLayers.All.Select(layer =>
                (
                    layer.Description.Outputs,
                    layer.Description.Inputs,
                    layer.Description.Pattern,
                    layer.Description.WeightType))
                .Distinct()
                .Count());
        Assert.All(
            ZooLayers.All, layer => Assert.True(layer.Description is { Bias: true, Activation: Activation.None }));
    }

    private static IReadOnlyList<BenchmarkCase> Full { get; } = FullSet.Cases(2, CpuInstructionSet.Avx512);

    private static bool Is(
        BenchmarkCase benchmark,
        int outputs,
        int inputs,
        string pattern,
        WeightType precision,
        int batch,
        CacheState cache)
    {
        LinearDescription layer = benchmark.Layer.Description;
        return (
            layer.Outputs, layer.Inputs, Spelling.Of(layer.Pattern), layer.WeightType, benchmark.Batch, benchmark.Cache)
            == (outputs, inputs, pattern, precision, batch, cache)
            && benchmark is { InstructionSet: CpuInstructionSet.Avx512, Threads: 2 };
    }

    // As it would be measured, with the bytes that its limit is read from.
    private static ResultRow RowOf(BenchmarkCase benchmark)
    {
        LinearDescription layer = benchmark.Layer.Description;
        ResultRow row = Examples.Row with
        {
            Layer = benchmark.Layer.Name,
            Rows = layer.Outputs,
            Cols = layer.Inputs,
            Pattern = Spelling.Of(layer.Pattern),
            Weights = Spelling.Of(layer.WeightType),
            Batch = benchmark.Batch,
            Threads = benchmark.Threads,
            Isa = Spelling.Of(benchmark.InstructionSet),
            Cache = Spelling.Of(benchmark.Cache),
        };
        long packed = (long)row.Rows * row.SlotsPerRow * (layer.WeightType == WeightType.Float32 ? 5 : 3);
        return row with { PackedBytes = packed, Limit = packed > Examples.Machine.LastLevelCacheBytes ? "memory" : "cache" };
    }
}
