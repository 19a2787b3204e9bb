using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Tests.Cpu;

public class CpuPlannerTests
{
    // Path, window, blocks that read the padded copy, index words; then for each form: tiles, samples and tiles of a
    // group, from how many samples on panels are used, and their columns x rows.
    [Theory]
    [InlineData("4:2", 64, "Permute 4 0 1 | 4 4x2 13 64x1 16x4 | 1 1x1 5 64x1 16x4 8x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("8:1", 64, "Permute 8 0 1 | 4 4x2 13 64x1 16x4 | 1 1x1 5 64x1 16x4 8x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("16:3", 64, "Permute 16 0 1 | 4 4x2 57 64x1 | 1 1x1 4 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("32:6", 1024, "Permute 32 0 1 | 4 4x1 57 64x1 | 1 1x1 3 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("32:6", 784, "Permute 32 1 1 | 4 4x1 57 64x1 | 1 1x1 3 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    [
        InlineData(
            "32:16",
            1024,
            "Permute 32 0 4 | 4 4x1 57 64x1 | 1 1x1 looped 3 64x1 16x4 8x8 4x8 | 1 1x1 looped 2 16x1 8x4")]
    [
        InlineData(
            "64:12",
            1024,
            "Permute 64 0 3 | 4 4x1 13 64x1 16x4 | 1 1x1 looped 2 64x1 16x4 8x8 4x8 | 1 1x1 looped 2 16x1 8x4")]
    [
        InlineData(
            "64:33",
            1024,
            "Permute 64 0 8 | 4 4x1 looped 13 64x1 16x4 | 1 1x1 looped 2 64x1 16x4 8x8 4x8 | 1 1x1 looped 2 16x1 8x4")]
    [InlineData("20:4", 100, "Permute 32 1 2 | 4 4x1 57 64x1 | 1 1x1 3 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("20:4", 101, "Permute 32 2 2 | 4 4x1 57 64x1 | 1 1x1 3 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    [InlineData("65:5", 130, "General 0 0 2 | 1 1x1 2 16x1 8x4")]
    [InlineData("256:40", 300, "General 0 1 10 | 1 1x1 looped 2 16x1 8x4")]
    [InlineData("32:32", 784, "Dense 0 0 1 | 4 4x4 0 | 2 4x1 0 | 1 2x1 0")]
    public void Every_kind_of_layer_has_its_plan(string pattern, int inputs, string expected)
    {
        CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", inputs, 128, pattern));
        IEnumerable<CpuInstructionSetPlan> forms = plan.PortableOnly
            ? [plan.Portable]
            : [plan.Avx512, plan.Avx2, plan.Portable];

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Path} {plan.Window} {plan.TailBlocks} {plan.Portable.Layout.Groups.Count} | ")
            + string.Join(" | ", forms.Select(form => Say(form))));
    }

    // Positions of images come in panels in any case, so dense convolutions have kernels for them, too.
    [Theory]
    [InlineData(null, "Dense 0 0 1 | 4 4x4 5 64x4 16x8 | 2 4x1 5 64x4 16x4 | 1 2x1 5 64x2 16x2")]
    [InlineData("32:6", "Permute 32 0 1 | 4 4x1 57 64x1 | 1 1x1 3 64x1 16x4 8x8 4x8 | 1 1x1 2 16x1 8x4")]
    public void A_convolution_has_panels_whether_it_is_sparse_or_dense(string? pattern, string expected)
    {
        CpuPlan plan = CpuPlanner.Plan(Layers.Convolution("Edges", 32, 128, pattern).GroupMatrix);
        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Path} {plan.Window} {plan.TailBlocks} {plan.Portable.Layout.Groups.Count} | ")
            + string.Join(" | ", new[] { plan.Avx512, plan.Avx2, plan.Portable }.Select(form => Say(form))));
    }

    // Rows in tiles of 16: a kernel takes no more tiles than there are. Large layers ask for their weights ahead.
    [Theory]
    [InlineData(16, 1024, 1, 1, 0, 0)]
    [InlineData(17, 1024, 2, 1, 0, 0)]
    [InlineData(113, 1024, 4, 1, 0, 0)]
    [InlineData(1024, 1024, 4, 1, 0, 0)]
    [InlineData(2048, 2048, 4, 2, 0, 256)]
    [InlineData(8192, 8192, 4, 2, 256, 256)]
    public void Tiles_and_prefetching_depend_on_the_size(
        int outputs, int inputs, int tiles, int groupTiles, int ahead, int groupAhead)
    {
        CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", inputs, outputs, "32:6"));
        Assert.Equal(
            (tiles, groupTiles, ahead, groupAhead),
            (plan.Avx512.Tiles, plan.Avx512.GroupTiles, plan.PrefetchWords, plan.GroupPrefetchWords));
    }

    // The part of the panel that a step reads fits a first-level cache of 32 KB, and is whole blocks.
    [Fact]
    public void A_step_of_a_panel_fits_the_first_level_cache_wherever_a_block_does()
    {
        for (int block = BalancedPattern.MinBlock; block <= BalancedPattern.MaxBlock; block++)
        {
            CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", 512, 16, $"{block}:1"));
            foreach (CpuPanelPlan panel in plan.Avx512.Panels.Concat(plan.Avx2.Panels).Concat(plan.Portable.Panels))
            {
                Assert.Equal(0, panel.InputsPerStep % block);
                Assert.True(panel.InputsPerStep * panel.Columns * 4 <= 32 * 1024 || panel.InputsPerStep == block);
            }
        }
    }

    // Where the second-level cache has a layer's weights, asking for them would take a good part of a narrow panel's
    // time.
    [Theory]
    [InlineData(1024, "Step None None None")]
    [InlineData(2048, "Step Block Block Block")]
    public void Narrow_panels_of_Avx2_ask_ahead_for_large_layers_only(int size, string expected)
    {
        CpuPlan plan = CpuPlanner.Plan(Layers.Linear("Any", size, size, "32:6"));
        Assert.Equal(expected, string.Join(' ', plan.Avx2.Panels.Select(panel => panel.Prefetch)));
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

    private static string Say(CpuInstructionSetPlan form)
    {
        string panels = string.Concat(
            form.Panels.Select(panel => string.Create(CultureInfo.InvariantCulture, $" {panel.Columns}x{panel.Rows}")));
        string looped = form.LoopsOverGroups && form.FullGroups > 1 ? " looped" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{form.Tiles} {form.GroupSamples}x{form.GroupTiles}{looped} {(form.Panels.Count == 0 ? 0 : form.Panels[^1].LeastSamples)}{panels}");
    }
}
