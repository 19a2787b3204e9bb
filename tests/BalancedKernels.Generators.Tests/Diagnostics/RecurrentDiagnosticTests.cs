using System;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class RecurrentDiagnosticTests
{
    [Theory]
    [InlineData("Lstm([|0|], 8)", "'Memory' has 0 inputs; write 1 or more")]
    [InlineData("Gru(4, [|-8|])", "'Memory' has -8 hidden; write 1 or more")]
    [InlineData("Lstm(4, 8, [|Layers = 0|])", "'Memory' has 0 Layers; write 1 or more")]
    public void A_size_that_is_not_positive_is_refused_at_its_argument(string attribute, string message) => Says(
        $"[BalancedKernels.{attribute}] partial class Memory;", DiagnosticSeverity.Error, "BK0105", message);

    [Theory]
    [
        InlineData(
            "BK0106",
            "WeightType = (BalancedKernels.WeightType)7",
            "WeightType = 7 of 'Memory' is not a weight type; write one of Float32, Float16, BFloat16")]
    [
        InlineData(
            "BK0109",
            "Targets = (BalancedKernels.KernelTargets)4",
            "Targets = 4 of 'Memory' is not a choice of devices; write one of Referenced, Cpu, CpuAndGpu, Gpu")]
    public void A_choice_that_there_is_not_is_refused_at_its_argument(string id, string argument, string message) =>
        Says(
        $"[BalancedKernels.Gru(4, 8, [|{argument}|])] partial class Memory;", DiagnosticSeverity.Error, id, message);

    [Theory]
    [
        InlineData(
            "Lstm([|123|], 1024)",
            "123 inputs of 'Memory' leave 27 for the last block of 32, a true ratio of 0.8049 instead of 0.8125; prefer a multiple of 32")]
    [
        InlineData(
            "Lstm(128, [|1500|])",
            "1500 inputs of 'Memory' leave 28 for the last block of 32, a true ratio of 0.812 instead of 0.8125; prefer a multiple of 32")]
    [
        InlineData(
            "Lstm([|1500|], 1500)",
            "1500 inputs of 'Memory' leave 28 for the last block of 32, a true ratio of 0.812 instead of 0.8125; prefer a multiple of 32")]
    public void A_ragged_last_block_of_either_matrix_is_told_once(string attribute, string message) => Says(
        $"[BalancedKernels.{attribute}, BalancedKernels.BalancedSparse(Kept = 6)] partial class Memory;",
        DiagnosticSeverity.Info, "BK0206", message);

    [Fact]
    public void A_block_without_a_fast_kernel_is_told_at_its_argument() => Says(
        "[BalancedKernels.Lstm(144, 72)] [BalancedKernels.BalancedSparse([|Block = 72|], Kept = 3)] partial class Memory;",
        DiagnosticSeverity.Info,
        "BK0301",
        "The CPU kernels of 'Memory' load inputs one at a time, because there is no fast kernel for a block of 72; write Block = 4, 8, 16, 32 or 64");

    [Theory]
    [InlineData("[Lstm(8, 4)] public sealed partial class Memory;")]
    [
        InlineData(
            "[Gru(64, 32, Layers = 3, Bidirectional = true, Bias = false, WeightType = WeightType.BFloat16, Targets = KernelTargets.Cpu), BalancedSparse(Kept = 6)] partial class Memory;")]
    public void Good_code_is_left_in_peace(string source) =>
        Assert.Empty(new UserProject("using BalancedKernels; " + source).Analyze());

    private static void Says(string marked, DiagnosticSeverity severity, string id, string message)
    {
        Assert.Contains("[|", marked, StringComparison.Ordinal);
        new MarkedSource(marked).Says(severity, id, message);
    }
}
