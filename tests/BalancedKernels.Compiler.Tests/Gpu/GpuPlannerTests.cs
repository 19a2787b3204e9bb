using System.Globalization;
using System.Linq;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Compiler.Tests.Gpu;

public sealed class GpuPlannerTests
{
    // Index form, words of a cell, rows of a load; for each kernel: lanes, chunks, staging, unrolled or not, groups.
    [Theory]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            1024,
            "Fields 4 1 | 32 1 Whole unrolled 8 | 32 1 Whole unrolled 4 | 32 1 Whole unrolled 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float32,
            1024,
            "Fields 7 4 | 32 1 Whole unrolled 8 | 32 1 Whole unrolled 4 | 32 1 Whole unrolled 4")]
    [
        InlineData(
            "32:6",
            WeightType.BFloat16,
            4096,
            "Fields 4 1 | 32 4 Whole unrolled 4 | 32 4 Whole unrolled 4 | 32 4 Parts loop 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            16384,
            "Fields 4 1 | 32 16 Parts loop 8 | 32 16 Parts loop 4 | 32 16 Parts loop 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            128,
            "Fields 4 1 | 4 1 Whole unrolled 8 | 8 1 Whole unrolled 4 | 16 1 Whole unrolled 4")]
    [
        InlineData(
            "32:3",
            WeightType.Float16,
            1024,
            "Fields 2 2 | 32 1 Whole unrolled 8 | 32 1 Whole unrolled 4 | 32 1 Whole unrolled 4")]
    [
        InlineData(
            "32:16",
            WeightType.Float16,
            1024,
            "Bitmask 9 4 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3")]
    [
        InlineData(
            "4:2",
            WeightType.Float16,
            1024,
            "Fields 9 4 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3")]
    [
        InlineData(
            "16:3",
            WeightType.Float16,
            1024,
            "Fields 4 1 | 32 1 Whole unrolled 8 | 32 1 Whole unrolled 4 | 32 1 Whole unrolled 4")]
    [
        InlineData(
            "64:9",
            WeightType.Float16,
            4096,
            "Fields 7 4 | 32 2 Whole unrolled 4 | 32 2 Whole unrolled 4 | 32 2 Parts loop 4")]
    [
        InlineData(
            "64:30",
            WeightType.Float32,
            2048,
            "Bitmask 32 1 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3")]
    [
        InlineData(
            "32:32",
            WeightType.Float32,
            1024,
            "None 32 1 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3 | 32 1 Whole unrolled 3")]
    [
        InlineData(
            "32:32", WeightType.Float16, 5000, "None 16 1 | 32 5 Whole loop 3 | 32 5 Parts loop 3 | 32 5 Parts loop 3")]
    [InlineData("20:4", WeightType.Float32, 1000, "Bytes 5 4 | 32 2 None loop 4 | 32 2 None loop 4 | 32 2 None loop 4")]
    public void Every_kind_of_layer_has_its_plan(string pattern, WeightType weights, int inputs, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", inputs, 16, pattern, weights));

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Cell.IndexForm} {plan.Cell.Words} {plan.Cell.RowsPerLoad} | {string.Join(" | ", plan.CudaCoreKernels.Select(Say))}"));
    }

    // Form; for each kernel: samples and rows of a group, planes, parts at once, groups, and whether words are cleared
    // and rows shared.
    [Theory]
    [InlineData("32:6", "Spread: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("32:16", "Spread: 8 128 2 8 4 clears | 32 64 2 8 3 clears | 128 64 2 8 2 clears shares")]
    [InlineData("8:2", "Spread: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("64:12", "Spread: 8 64 1 4 3 clears | 16 64 1 4 3 clears | 64 64 1 4 2 clears shares")]
    [InlineData("4:2", "Paired: 8 128 0 4 4 | 32 128 0 4 3")]
    [InlineData("4:1", "Spread: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("32:32", "Dense: 8 128 0 4 4 | 32 128 0 4 3")]
    [InlineData("20:4", "none")]
    public void Every_kind_of_layer_has_its_kernels_for_tensor_cores(string pattern, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", 1024, 16, pattern, WeightType.Float16));
        GpuTensorPlan[] kernels = [.. plan.Kernels.Select(kernel => kernel.Body).OfType<GpuTensorPlan>()];

        Assert.Equal(
            expected, kernels.Length == 0 ? "none" : $"{kernels[0].Form}: {string.Join(" | ", kernels.Select(Say))}");
    }

    // For each kernel: its name, the samples of a Forward and of a launch from which on it is used, its parts and its
    // arrangement.
    [Theory]
    [InlineData("32:6", WeightType.Float32, 1024, "Gemv 1 1, Pair 1 2, Batched 1 3")]
    [InlineData("20:4", WeightType.Float16, 1000, "Gemv 1 1, Pair 1 2, Batched 1 3")]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            1024,
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorFew 8 1 2 by 6 of 1024, TensorMany 8 9 2 by 6 of 1024, TensorLarge 8 33 2 by 6 of 1024")]
    [
        InlineData(
            "64:12",
            WeightType.BFloat16,
            300,
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorFew 8 1 1 by 6 of 512, TensorMany 8 9 1 by 6 of 512, TensorLarge 8 17 1 by 6 of 512")]
    [
        InlineData(
            "4:2",
            WeightType.Float16,
            1024,
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorFew 8 1 2 by 5 of 1024, TensorMany 8 9 2 by 5 of 1024")]
    public void Every_kernel_says_for_which_batches_it_is(
        string pattern, WeightType weights, int inputs, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", inputs, 16, pattern, weights));

        Assert.Equal(expected, string.Join(", ", plan.Kernels.Select(Say)));
        Assert.Equal(Enumerable.Range(0, plan.Kernels.Count), plan.Kernels.Select(kernel => kernel.Kernel.Index));
    }

    [Fact]
    public void Weights_of_32_bits_stay_off_the_tensor_cores() =>
        Assert.Null(GpuPlanner.Plan(Layers.Linear("Any", 1024, 16, "32:6")).Tensor);

    [Fact]
    public void No_two_bits_of_a_cell_share_a_place()
    {
        foreach (int block in new[] { 4, 8, 16, 32, 64 })
        {
            for (int kept = 1; kept < block; kept++)
            {
                foreach (WeightType weights in new[] { WeightType.Float32, WeightType.Float16 })
                    CheckPlaces(GpuPlanner.Plan(Layers.Linear("Any", 64, 16, $"{block}:{kept}", weights)).Cell);
            }
        }
    }

    private static void CheckPlaces(GpuLoadUnit cell)
    {
        ulong[] taken = new ulong[cell.Words];
        for (int slot = 0; slot < cell.Slots; slot++)
        {
            Take(cell, taken, cell.ValueWord(slot), cell.ValueBit(slot), cell.ValueBits);
            if (cell.IndexForm == GpuIndexFormat.Fields)
                Take(cell, taken, cell.FieldWord(slot), cell.FieldBit(slot), cell.FieldBits);
        }

        for (int column = 0; cell.IndexForm == GpuIndexFormat.Bitmask
            && column < cell.Slots / cell.Kept * cell.Block; column++)
            Take(cell, taken, cell.MaskWord(column), column % 32, 1);
    }

    private static void Take(GpuLoadUnit cell, ulong[] taken, int word, int bit, int bits)
    {
        ulong mask = ((1UL << bits) - 1) << bit;
        Assert.True(word < cell.Words && mask <= uint.MaxValue, $"{cell} ends before bit {bit + bits} of word {word}.");
        Assert.True((taken[word] & mask) == 0, $"{cell} has two owners of bits from {bit} of word {word}.");
        taken[word] |= mask;
    }

    private static string Say(GpuPlannedKernel planned)
    {
        GpuKernel kernel = planned.Kernel;
        string batches =
            string.Create(CultureInfo.InvariantCulture, $"{planned.Name} {kernel.LeastBatch} {kernel.LeastSamples}");
        Assert.Equal(kernel.NeedsTensorCores, kernel.Arrangement is not null);
        return kernel.Arrangement is not { } arrangement
            ? batches
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{batches} {kernel.MostParts} by {arrangement.Kernel} of {arrangement.WordsPerTile}");
    }

    private static string Say(GpuTensorPlan kernel) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kernel.Samples} {kernel.RowsPerGroup} {kernel.Planes} {kernel.PartsAtOnce} {kernel.GroupsPerMultiprocessor}{(kernel.ClearsWords ? " clears" : string.Empty)}{(kernel.SharesRows ? " shares" : string.Empty)}");

    private static string Say(GpuKernelPlan kernel) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{kernel.Lanes} {kernel.Chunks} {kernel.Staging} {(kernel.ChunksUnrolled ? "unrolled" : "loop")} {kernel.GroupsPerMultiprocessor}");
}
