using System.Linq;
using BalancedKernels;
using GpuBundle.Zoo;
using GpuReports.Sass.Measuring;
using GpuReports.Sass.Reporting;
using OfflineKernels;

namespace GpuReports.Tests;

/// <summary>Which figures miss which goals.</summary>
public sealed class GoalsTests
{
    [Fact]
    public void A_kernel_that_reaches_every_goal_is_not_listed() =>
        Assert.Empty(
            Goals.Missed(
                [Figures("32:6", WeightType.Float16) with { InstructionsPerNonzero = 7.0004, IssueShare = 0.5 }]));

    [Fact]
    public void Spills_and_narrow_loads_are_missed_by_any_kernel()
    {
        KernelFigures kernel =
            Figures("32:6", WeightType.Float16) with { Batch = 4, Spills = 12, Stack = 8, NarrowLoads = 3 };

        Assert.Equal(
            [
                "sm_90 Float16 32:6 4096 x 4096, batch 4: 12 bytes spilled, 8 bytes of stack; 0 is the goal.",
                "sm_90 Float16 32:6 4096 x 4096, batch 4: 3 loads of weights are narrower than 64 bits; none is to be.",
            ],
            Goals.Missed([kernel]));
    }

    [Theory]
    [InlineData("32:6", 7.01, 0.1, "7.01 instructions for each kept weight; 7 is the goal.")]
    [InlineData("16:4", 9, 0.51, "51% of the issue slots; 50% is the goal.")]
    [InlineData("32:16", 9, 0.76, "76% of the issue slots; 75% is the goal.")]
    public void Instructions_and_issue_slots_are_counted_at_batch_1(
        string pattern, double instructions, double share, string expected)
    {
        KernelFigures kernel =
            Figures(pattern, WeightType.Float16) with { InstructionsPerNonzero = instructions, IssueShare = share };

        Assert.EndsWith(expected, Goals.Missed([kernel]).Single(), System.StringComparison.Ordinal);
        Assert.Empty(Goals.Missed([kernel with { Batch = 4 }]));
    }

    private static KernelFigures Figures(string pattern, WeightType weights)
    {
        GpuLayer layer = GpuZoo.Layers.First(layer =>
            layer.Description.Pattern.ToString() == pattern && layer.Description.WeightType == weights);
        return new KernelFigures
        {
            Kernel = "Gemv",
            Model = GpuModel.All[0],
            Layer = layer,
            Batch = 1,
            Registers = 64,
            Spills = 0,
            Stack = 0,
            InstructionsPerNonzero = 6,
            WideLoadShare = 1,
            NarrowLoads = 0,
            Occupancy = 0.5,
            IssueShare = 0.4,
            SharedShare = 0.3,
            IntegerShare = 0.3,
            SpecialShare = 0,
        };
    }
}
