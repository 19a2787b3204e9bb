using System.Collections.Generic;
using System.Linq;
using GpuBundle.Bench.Results;

namespace GpuBundle.Tests.Bench;

public sealed class GoalTests
{
    [Fact]
    public void Goals_that_no_row_speaks_about_are_not_run()
    {
        IReadOnlyList<GoalRow> goals = Examples.Results().Goals;

        Assert.Equal([5, 5, 3, 1], goals.GroupBy(goal => goal.Line).Select(line => line.Count()));
        Assert.All(goals, goal => Assert.Equal((null, "not run", 0), (goal.Reached, goal.Verdict, goal.Rows)));
    }

    [Fact]
    public void A_ratio_is_the_median_of_the_rows_from_4096_x_4096_on()
    {
        ResultRow small = Examples.Row with { Rows = 1024, Columns = 1024, OursMicroseconds = new Times(1, 1, 1) };
        ResultRow faster = Examples.Row with { Rows = 8192, OursMicroseconds = new Times(3, 3, 3) };

        GoalRow goal = Goal(Examples.Results(small, Examples.Row, faster), "Batch 1, 16-bit weights", "80%");

        Assert.Equal((3.5, "met", 2), (goal.Reached, goal.Verdict, goal.Rows));
    }

    [Fact]
    public void A_ratio_below_the_goal_misses_it()
    {
        GoalRow goal = Goal(Examples.Results(Examples.Row), "Batch 1, 16-bit weights", "80%");
        Assert.Equal((3.0, "missed", 3.2), (goal.Reached, goal.Verdict, goal.Goal));
    }

    [Fact]
    public void Batches_precisions_and_patterns_have_goals_of_their_own()
    {
        BenchResults results = Examples.Results(
            Examples.Row with { Batch = 16 }, Examples.Row with { Weights = "float32", Batch = 1, Pattern = "32:3" });

        Assert.Equal(
            [("Batch 1, float32 weights", 7.0), ("Batch 8 to 32, 16-bit weights", 2.5)],
            results.Goals.Where(goal => goal.Rows > 0).Select(goal => (goal.Line, goal.Goal)));
    }

    [Fact]
    public void The_share_of_the_copy_bandwidth_is_that_of_the_worst_large_layer()
    {
        ResultRow large = Examples.Row with { PackedBytes = 64_000_000, CopyBandwidthShare = 0.86 };
        GoalRow goal = Goal(
            Examples.Results(
                Examples.Row,
                large,
                large with { CopyBandwidthShare = 0.9 },
                large with { Pattern = "dense", CopyBandwidthShare = 0.1 }),
            "Batch 1, packed weights of 64 MB or more",
            "85%");

        Assert.Equal((0.86, "met", 2), (goal.Reached, goal.Verdict, goal.Rows));
    }

    [Fact]
    public void Wrong_rows_reach_nothing()
    {
        GoalRow goal = Goal(
            Examples.Results(Examples.Row with { Verified = false, OursMicroseconds = new Times(1, 1, 1) }),
            "Batch 1, 16-bit weights",
            "80%");
        Assert.Equal("not run", goal.Verdict);
    }

    private static GoalRow Goal(BenchResults results, string line, string asked) =>
        results.Goals.Single(goal =>
            goal.Line == line && goal.Asked.StartsWith(asked, System.StringComparison.Ordinal));
}
