using System.Globalization;
using System.Linq;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Compiler.Tests.Gpu;

public sealed class GpuPlannerTests
{
    // Index form, words of a load unit, rows of a load; for each kernel: lanes, chunks, staging, unrolled or not,
    // groups.
    [Theory]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            1024,
            "Fields 4 1 | 32 1 StaticShared unrolled 8 | 32 1 StaticShared unrolled 4 | 32 1 StaticShared unrolled 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float32,
            1024,
            "Fields 7 4 | 32 1 StaticShared unrolled 8 | 32 1 StaticShared unrolled 4 | 32 1 StaticShared unrolled 4")]
    [
        InlineData(
            "32:6",
            WeightType.BFloat16,
            4096,
            "Fields 4 1 | 32 4 StaticShared unrolled 4 | 32 4 StaticShared unrolled 4 | 32 4 DynamicShared loop 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            16384,
            "Fields 4 1 | 32 16 DynamicShared loop 8 | 32 16 DynamicShared loop 4 | 32 16 DynamicShared loop 4")]
    [
        InlineData(
            "32:6",
            WeightType.Float16,
            128,
            "Fields 4 1 | 4 1 StaticShared unrolled 8 | 8 1 StaticShared unrolled 4 | 16 1 StaticShared unrolled 4")]
    [
        InlineData(
            "32:3",
            WeightType.Float16,
            1024,
            "Fields 2 2 | 32 1 StaticShared unrolled 8 | 32 1 StaticShared unrolled 4 | 32 1 StaticShared unrolled 4")]
    [
        InlineData(
            "32:16",
            WeightType.Float16,
            1024,
            "Bitmask 9 4 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3")]
    [
        InlineData(
            "4:2",
            WeightType.Float16,
            1024,
            "Fields 9 4 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3")]
    [
        InlineData(
            "16:3",
            WeightType.Float16,
            1024,
            "Fields 4 1 | 32 1 StaticShared unrolled 8 | 32 1 StaticShared unrolled 4 | 32 1 StaticShared unrolled 4")]
    [
        InlineData(
            "64:9",
            WeightType.Float16,
            4096,
            "Fields 7 4 | 32 2 StaticShared unrolled 4 | 32 2 StaticShared unrolled 4 | 32 2 DynamicShared loop 4")]
    [
        InlineData(
            "64:30",
            WeightType.Float32,
            2048,
            "Bitmask 32 1 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3")]
    [
        InlineData(
            "32:32",
            WeightType.Float32,
            1024,
            "None 32 1 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3 | 32 1 StaticShared unrolled 3")]
    [
        InlineData(
            "32:32",
            WeightType.Float16,
            5000,
            "None 16 1 | 32 5 StaticShared loop 3 | 32 5 DynamicShared loop 3 | 32 5 DynamicShared loop 3")]
    [InlineData("20:4", WeightType.Float32, 1000, "Bytes 5 4 | 32 2 None loop 4 | 32 2 None loop 4 | 32 2 None loop 4")]
    public void Every_kind_of_layer_has_its_plan(string pattern, WeightType weights, int inputs, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", inputs, 16, pattern, weights));

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.LoadUnit.Indices} {plan.LoadUnit.Words} {plan.LoadUnit.RowsPerLoad} | {string.Join(" | ", plan.CudaCoreKernels.Select(Say))}"));
    }

    // The operand; for each kernel: samples and rows of a group, planes, unrolled k-steps, groups, and whether words
    // are cleared and rows shared.
    [Theory]
    [InlineData("32:6", "Scattered: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("32:16", "Scattered: 8 128 2 8 4 clears | 32 64 2 8 3 clears | 128 64 2 8 2 clears shares")]
    [InlineData("8:2", "Scattered: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("64:12", "Scattered: 8 64 1 4 3 clears | 16 64 1 4 3 clears | 64 64 1 4 2 clears shares")]
    [InlineData("4:2", "StructuredSparse: 8 128 0 4 4 | 32 128 0 4 3")]
    [InlineData("4:1", "Scattered: 8 128 2 8 4 | 32 64 2 8 3 | 128 64 2 8 2 shares")]
    [InlineData("32:32", "Dense: 8 128 0 4 4 | 32 128 0 4 3")]
    [InlineData("20:4", "none")]
    public void Every_kind_of_layer_has_its_kernels_for_tensor_cores(string pattern, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", 1024, 16, pattern, WeightType.Float16));
        GpuTensorPlan[] kernels = [.. plan.Kernels.Select(kernel => kernel.Body).OfType<GpuTensorPlan>()];

        Assert.Equal(
            expected,
            kernels.Length == 0 ? "none" : $"{kernels[0].Operand}: {string.Join(" | ", kernels.Select(Say))}");
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
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorSmallBatch 8 1 2 by 6 of 1024, TensorMediumBatch 8 9 2 by 6 of 1024, TensorLargeBatch 8 33 2 by 6 of 1024")]
    [
        InlineData(
            "64:12",
            WeightType.BFloat16,
            300,
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorSmallBatch 8 1 1 by 6 of 512, TensorMediumBatch 8 9 1 by 6 of 512, TensorLargeBatch 8 17 1 by 6 of 512")]
    [
        InlineData(
            "4:2",
            WeightType.Float16,
            1024,
            "Gemv 1 1, Pair 1 2, Batched 1 3, TensorSmallBatch 8 1 2 by 5 of 1024, TensorMediumBatch 8 9 2 by 5 of 1024")]
    public void Every_kernel_says_for_which_batches_it_is(
        string pattern, WeightType weights, int inputs, string expected)
    {
        GpuPlan plan = GpuPlanner.Plan(Layers.Linear("Any", inputs, 16, pattern, weights));

        Assert.Equal(expected, string.Join(", ", plan.Kernels.Select(Say)));
        Assert.Equal(Enumerable.Range(0, plan.Kernels.Count), plan.Kernels.Select(kernel => kernel.Kernel.Index));
    }

    [Fact]
    public void Weights_of_32_bits_stay_off_the_tensor_cores() =>
        Assert.Null(GpuPlanner.Plan(Layers.Linear("Any", 1024, 16, "32:6")).TensorCoreKernel);

    [Fact]
    public void No_two_bits_of_a_cell_share_a_place()
    {
        foreach (int block in new[] { 4, 8, 16, 32, 64 })
        {
            for (int kept = 1; kept < block; kept++)
            {
                foreach (WeightType weights in new[] { WeightType.Float32, WeightType.Float16 })
                    CheckPlaces(GpuPlanner.Plan(Layers.Linear("Any", 64, 16, $"{block}:{kept}", weights)).LoadUnit);
            }
        }
    }

    private static void CheckPlaces(GpuLoadUnit loadUnit)
    {
        ulong[] taken = new ulong[loadUnit.Words];
        for (int slot = 0; slot < loadUnit.Slots; slot++)
        {
            Take(loadUnit, taken, loadUnit.ValueWord(slot), loadUnit.ValueBit(slot), loadUnit.ValueBits);
            if (loadUnit.Indices == GpuIndexFormat.Fields)
                Take(loadUnit, taken, loadUnit.FieldWord(slot), loadUnit.FieldBit(slot), loadUnit.FieldBits);
        }

        for (int column = 0; loadUnit.Indices == GpuIndexFormat.Bitmask
            && column < loadUnit.Slots / loadUnit.Kept * loadUnit.Block; column++)
            Take(loadUnit, taken, loadUnit.MaskWord(column), column % 32, 1);
    }

    private static void Take(GpuLoadUnit loadUnit, ulong[] taken, int word, int bit, int bits)
    {
        ulong mask = ((1UL << bits) - 1) << bit;
        Assert.True(
            word < loadUnit.Words && mask <= uint.MaxValue, $"{loadUnit} ends before bit {bit + bits} of word {word}.");
        Assert.True((taken[word] & mask) == 0, $"{loadUnit} has two owners of bits from {bit} of word {word}.");
        taken[word] |= mask;
    }

    private static string Say(GpuPlannedKernel planned)
    {
        GpuKernel kernel = planned.Kernel;
        string batches =
            string.Create(CultureInfo.InvariantCulture, $"{planned.Name} {kernel.MinBatch} {kernel.MinSamples}");
        Assert.Equal(kernel.NeedsTensorCores, kernel.Arrangement is not null);
        return kernel.Arrangement is not { } arrangement
            ? batches
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{batches} {kernel.MaxSplits} by {arrangement.Kernel} of {arrangement.WordsPerTile}");
    }

    private static string Say(GpuTensorPlan kernel) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kernel.Samples} {kernel.RowsPerGroup} {kernel.Planes} {kernel.UnrolledKSteps} {kernel.GroupsPerMultiprocessor}{(kernel.ClearsWords ? " clears" : string.Empty)}{(kernel.SharesRows ? " shares" : string.Empty)}");

    private static string Say(GpuKernelPlan kernel) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{kernel.Lanes} {kernel.Chunks} {kernel.Staging} {(kernel.ChunksUnrolled ? "unrolled" : "loop")} {kernel.GroupsPerMultiprocessor}");
}
