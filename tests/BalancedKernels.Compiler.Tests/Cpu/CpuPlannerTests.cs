using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Tests.Cpu;

public class CpuPlannerTests
{
    // Path, window, blocks that read the padded copy, and for each form: slots per step, sums, samples per group.
    [Theory]
    [InlineData("4:2", 64, "Permute 4 0 | 2 2 4 | 2 2 2 | 1 1 2")]
    [InlineData("8:1", 64, "Permute 8 0 | 1 1 4 | 1 1 2 | 1 1 2")]
    [InlineData("16:3", 64, "Permute 16 0 | 3 2 4 | 3 2 2 | 1 1 2")]
    [InlineData("32:6", 1024, "Permute 32 0 | 6 2 4 | 4 2 2 | 1 1 2")]
    [InlineData("32:6", 784, "Permute 32 1 | 6 2 4 | 4 2 2 | 1 1 2")]
    [InlineData("64:12", 1024, "Permute 64 0 | 12 2 2 | 4 1 1 | 1 1 2")]
    [InlineData("64:33", 1024, "Permute 64 0 | 8 2 2 | 4 1 1 | 1 1 2")]
    [InlineData("20:4", 100, "Permute 32 1 | 4 2 4 | 4 2 2 | 1 1 2")]
    [InlineData("20:4", 101, "Permute 32 2 | 4 2 4 | 4 2 2 | 1 1 2")]
    [InlineData("65:5", 130, "General 0 0 | 5 4 4 | 5 2 2 | 1 1 2")]
    [InlineData("65:5", 129, "General 0 1 | 5 4 4 | 5 2 2 | 1 1 2")]
    [InlineData("256:40", 300, "General 0 1 | 8 4 4 | 8 2 2 | 1 1 2")]
    [InlineData("32:32", 784, "Dense 0 0 | 8 4 4 | 8 2 2 | 1 1 2")]
    [InlineData("32:32", 3, "Dense 0 0 | 3 3 4 | 3 2 2 | 1 1 2")]
    public void Every_kind_of_layer_has_its_plan(string pattern, int inputs, string expected)
    {
        CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", inputs, 16, pattern));

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Path} {plan.Window} {plan.TailBlocks} | {Say(plan.Avx512)} | {Say(plan.Avx2)} | {Say(plan.Portable)}"));
    }

    [Theory]
    [InlineData("64:32", true)]
    [InlineData("64:33", false)]
    [InlineData("256:32", true)]
    [InlineData("256:33", false)]
    public void Slots_are_written_out_up_to_32_of_them(string pattern, bool unrolled) =>
        Assert.Equal(unrolled, CpuPlanner.Plan(Layers.Linear("Any", 512, 16, pattern)).SlotsUnrolled);

    [Fact]
    public void Only_blocks_beyond_every_window_have_a_portable_form_alone()
    {
        for (int block = BalancedPattern.MinBlock; block <= BalancedPattern.MaxBlock; block++)
        {
            LayerModel layer = Layers.Linear("Any", 512, 16, $"{block}:1");
            Assert.Equal(block > 64, CpuPlanner.Plan(layer).PortableOnly);
        }
    }

    [Fact]
    public void No_window_reaches_past_the_input_outside_the_padded_blocks()
    {
        for (int block = BalancedPattern.MinBlock; block <= BalancedPattern.MaxBlock; block++)
        {
            for (int inputs = 1; inputs < 3 * block; inputs++)
            {
                CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", inputs, 16, $"{block}:1"));
                int inside = new BalancedPattern(block, 1).Blocks(inputs) - plan.TailBlocks;
                Assert.True(
                    inside == 0 || ((inside - 1) * block) + System.Math.Max(block, plan.Window) <= inputs,
                    $"Block {block} of {inputs} inputs reads past them.");
            }
        }
    }

    private static string Say(CpuFormPlan form) =>
        string.Create(CultureInfo.InvariantCulture, $"{form.SlotsPerStep} {form.Accumulators} {form.SamplesPerGroup}");
}
