using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Answers;
using Benchmarks.Results;
using Measurement;

namespace Benchmarks.Tests;

public sealed class AnswerTests
{
    [Fact]
    public void A_goal_is_met_or_missed_by_the_row_that_it_names()
    {
        Assert.Equal((10, Verdict.Missed), Find(Examples.Row, "4096 x 4096: 17x"));
        Assert.Equal((17, Verdict.Met), Find(Examples.Row with { Ratio = 17 }, "4096 x 4096: 17x"));
    }

    [Fact]
    public void Without_a_row_it_was_not_run() =>
        Assert.Equal((null, Verdict.NotRun), Find(Examples.Row, "8192 x 8192: 5.5x"));

    [Fact]
    public void Other_kernels_threads_and_caches_do_not_answer_it() => Assert.All(
        (ResultRow[])[
            Examples.Row with { Isa = "avx2" },
            Examples.Row with { Threads = 1 },
            Examples.Row with { Cache = "cold" },
            Examples.Row with { Pattern = "64:12" }],
        row => Assert.Equal((null, Verdict.NotRun), Find(row, "4096 x 4096: 17x")));

    [Fact]
    public void Of_two_formats_the_slower_one_counts() => Assert.Equal(
        (20, Verdict.Missed),
        Find(
            [
                Examples.Row with { Weights = "float16", Ratio = 20 },
                Examples.Row with { Weights = "bfloat16", Ratio = 40 }],
            "4096 x 4096: 30x"));

    [Fact]
    public void Batches_have_a_geometric_mean_and_a_least_one()
    {
        ResultRow[] rows = [
            Examples.Row with { Batch = 64, Ratio = 2 },
            Examples.Row with { Batch = 256, Ratio = 8 },
            Examples.Row with { Batch = 16, Ratio = 1 }];
        (double? mean, Verdict verdict) = Find(rows, "4x over the best dense float32 baseline as geometric mean");
        Assert.Equal(4, mean!.Value, 12);
        Assert.Equal(Verdict.Met, verdict);
        Assert.Equal((2, Verdict.Missed), Find(rows, "none below 3x"));
    }

    [Fact]
    public void Avx2_is_held_to_the_avx512_row_of_the_same_layer()
    {
        ResultRow[] rows = [Examples.Row, Examples.Row with { Isa = "avx2", Microseconds = 1000 }];
        Assert.Equal((0.5, Verdict.Met), Find(rows, "batch 1 in the cache: 40%"));
        Assert.Equal((null, Verdict.NotRun), Find(rows[1..], "batch 1 in the cache: 40%"));
        Assert.Equal((null, Verdict.NotRun), Find(rows, "batch N: 55%"));
    }

    [Fact]
    public void One_thread_is_held_to_all_and_all_to_one()
    {
        ResultRow small = Examples.Row with { Rows = 512, Cols = 512 };
        ResultRow[] rows = [small with { Threads = 1, Microseconds = 4 }, small with { Microseconds = 5 }];
        Assert.Equal((1.25, Verdict.Met), Find(rows, "one thread no slower"));
        Assert.Equal((0.8, Verdict.Missed), Find(rows, "all threads no slower"));
    }

    [Fact]
    public void Cold_rows_count_from_16_MB_on()
    {
        ResultRow small = Examples.Row with { Cache = "cold", LimitShare = 0.5 };
        ResultRow large = small with { Pattern = "16:4", PackedBytes = 20_971_520, LimitShare = 0.95 };
        Assert.Equal((0.95, Verdict.Met), Find([small, large], "92% of the measured read bandwidth"));
    }

    [Fact]
    public void A_dense_layer_is_held_to_four_fifths_of_the_best_baseline() => Assert.Equal(
        (0.79, Verdict.Missed),
        Find(
            [
                Examples.Row with { Pattern = "dense", Ratio = 0.79 },
                Examples.Row with { Pattern = "dense", Batch = 4, Ratio = 2 }],
            "80% of the best"));

    [Fact]
    public void The_row_that_decides_comes_first()
    {
        Answer answer = Answer.All(
            Examples.Results(Examples.Row with { Batch = 64, Ratio = 5 }, Examples.Row with { Batch = 256, Ratio = 4 }))
            .Single(found => found.Target.Asked == "none below 3x");
        Assert.Equal([256, 64], answer.Rows.Select(row => row.Batch));
    }

    private static (double? Reached, Verdict Verdict) Find(ResultRow row, string asked) => Find([row], asked);

    private static (double? Reached, Verdict Verdict) Find(IReadOnlyList<ResultRow> rows, string asked)
    {
        Answer answer = Answer.All(Examples.Results(rows)).Single(found =>
            found.Target.Asked.StartsWith(asked, StringComparison.Ordinal));
        return (answer.Reached, answer.Verdict);
    }
}
