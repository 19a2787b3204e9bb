using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Goals;
using GpuBundle.Bench.Results;

namespace GpuBundle.Tests.Bench;

public sealed class BenchSetTests
{
    public static TheoryData<string> Names => [.. BenchSets.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_stands_there_once_and_those_of_a_layer_together(string name)
    {
        IReadOnlyList<BenchCase> cases = BenchSets.All.Single(set => set.Name == name).Cases;

        Assert.Equal(cases.Count, cases.Select(bench => bench.Name).Distinct().Count());
        Assert.Equal(
            cases.Select(bench => bench.Layer).Distinct().Count(),
            1 + cases.Zip(cases.Skip(1)).Count(pair => pair.First.Layer != pair.Second.Layer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_goal_has_a_case_that_speaks_about_it(string name)
    {
        // As if each case took a microsecond, and the weights of large layers as many bytes as they have columns and
        // rows.
        ResultRow[] rows = [.. BenchSets.All.Single(set => set.Name == name).Cases.Select(Row)];

        Assert.All(Goal.Hold(rows), goal => Assert.True(goal.Rows > 0, $"{goal.Line}: {goal.Asked}"));
    }

    [Fact]
    public void The_standard_set_has_every_pattern_precision_batch_and_shape()
    {
        IReadOnlyList<BenchCase> cases = BenchSets.All.Single(set => set.Name == "standard").Cases;
        LinearDescription[] layers = [.. cases.Select(bench => bench.Layer.Description)];

        Assert.Equal(
            ["16:4", "32:10", "32:13", "32:16", "32:3", "32:6", "4:2", "64:12", "64:3", "8:2"],
            Distinct(layers.Where(layer => !layer.Pattern.IsDense).Select(layer => $"{layer.Pattern}")));
        Assert.Equal(["BFloat16", "Float16", "Float32"], Distinct(layers.Select(layer => $"{layer.WeightType}")));
        Assert.Equal(
            ["BFloat16", "Float16", "Float32"],
            Distinct(layers.Where(layer => layer.Pattern.IsDense).Select(layer => $"{layer.WeightType}")));
        Assert.Equal(
            ["14336x4096", "16384x8192", "4096x11008", "4096x4096", "8192x8192"],
            Distinct(layers.Select(layer => $"{layer.Outputs}x{layer.Inputs}")));
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 256], cases.Select(bench => bench.Batch).Distinct().Order());
    }

    [Fact]
    public void A_filter_leaves_what_it_describes()
    {
        BenchSet quick = BenchSets.All.Single(set => set.Name == "quick").Only("4096x4096 32:6 * b?");
        Assert.Equal(
            ["4096x4096 32:6 float16 b1", "4096x4096 32:6 float16 b8", "4096x4096 32:6 float32 b1"],
            quick.Cases.Select(bench => bench.Name));
    }

    [Fact]
    public void A_filter_that_leaves_nothing_says_what_there_is() => Assert.Equal(
        $"--only: no case of the set 'quick' is '4096'; * stands for any letters, --list shows the {BenchSets.All[1].Cases.Count} there are, the first is '4096x4096 32:16 float16 b1'.",
        Assert.Throws<ArgumentException>(() => BenchSets.All[1].Only("4096")).Message);

    private static ResultRow Row(BenchCase bench)
    {
        LinearDescription layer = bench.Layer.Description;
        return Examples.Row with
        {
            Pattern = $"{layer.Pattern}",
            Weights = layer.WeightType == WeightType.Float32 ? "float32" : "float16",
            Rows = layer.Outputs,
            Columns = layer.Inputs,
            Batch = bench.Batch,
            PackedBytes = (long)bench.Layer.Plan.Layout.LoadsPerSet * sizeof(uint) * layer.Outputs,
        };
    }

    private static IEnumerable<string> Distinct(IEnumerable<string> values) =>
        values.Distinct().Order(StringComparer.Ordinal);
}
