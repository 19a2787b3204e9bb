using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class PatternDiagnosticTests
{
    [Theory]
    [
        InlineData(
            "64",
            "[|Ratio = 0.8|]",
            "'Hidden' keeps 6 of every 32 weights, a true ratio of 0.8125; write Kept = 6 to declare it exactly")]
    [
        InlineData(
            "64",
            "Block = 4, [|Ratio = 0.9|]",
            "'Hidden' keeps 1 of every 4 weights, a true ratio of 0.75; write Kept = 1 to declare it exactly")]
    [
        InlineData(
            "64",
            "Block = 32, [|Ratio = Ratios.Most|]",
            "'Hidden' keeps 6 of every 32 weights, a true ratio of 0.8125; write Kept = 6 to declare it exactly")]
    public void A_rounded_ratio_is_told_with_the_true_one(string inputs, string sparse, string message) =>
        Says(DiagnosticSeverity.Info, inputs, sparse, "BK0201", message);

    [Fact]
    public void A_rounded_default_ratio_is_told_at_the_attribute() => new MarkedSource(
            "[BalancedKernels.Linear(64, 8)] [[|BalancedKernels.BalancedSparse(Block = 2)|]] partial class Hidden;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0201",
            "'Hidden' keeps 1 of every 2 weights, a true ratio of 0.5; write Kept = 1 to declare it exactly");

    [Theory]
    [InlineData("[|Block = 1|]", 1)]
    [InlineData("[|Block = 257|], Kept = 4", 257)]
    [InlineData("[|Block = -32|], Ratio = 0.5", -32)]
    public void A_block_out_of_range_is_refused_at_its_argument(string sparse, int block) =>
        Says(
            DiagnosticSeverity.Error,
            "64",
            sparse,
            "BK0202",
            $"Block = {block} of 'Hidden' is out of range; write 2 to 256, preferably 4, 8, 16, 32 or 64");

    [Theory]
    [InlineData("[|Ratio = 1|]", "1")]
    [InlineData("[|Ratio = -0.25|]", "-0.25")]
    [InlineData("[|Ratio = double.NaN|]", "NaN")]
    [InlineData("[|Ratio = 80|]", "80")]
    public void A_ratio_out_of_range_is_refused_at_its_argument(string sparse, string ratio) =>
        Says(
            DiagnosticSeverity.Error,
            "64",
            sparse,
            "BK0203",
            $"Ratio = {ratio} of 'Hidden' is out of range; write the fraction to remove, from 0 up to but not including 1");

    [Theory]
    [InlineData("[|Ratio = 0.75|], Kept = 8", "0.75", 8)]
    [InlineData("Kept = 0, [|Ratio = 2|]", "2", 0)]
    public void Ratio_beside_Kept_is_refused_at_the_ratio(string sparse, string ratio, int kept) =>
        Says(
            DiagnosticSeverity.Error,
            "64",
            sparse,
            "BK0204",
            $"'Hidden' sets both Ratio = {ratio} and Kept = {kept}; remove one of them");

    [Theory]
    [InlineData("[|Kept = 0|]", 0)]
    [InlineData("[|Kept = 33|]", 33)]
    [InlineData("[|Kept = -6|]", -6)]
    public void Kept_out_of_range_is_refused_at_its_argument(string sparse, int kept) =>
        Says(
            DiagnosticSeverity.Error,
            "64",
            sparse,
            "BK0205",
            $"Kept = {kept} of 'Hidden' is out of range; a block of 32 keeps 1 to 32 weights");

    [Theory]
    [
        InlineData(
            "[|784|]",
            "Kept = 6",
            "784 inputs of 'Hidden' leave 16 for the last block of 32, a true ratio of 0.8087 instead of 0.8125; prefer a multiple of 32")]
    [
        InlineData(
            "[|27|]",
            "Kept = 21",
            "27 inputs of 'Hidden' leave 27 for the last block of 32, a true ratio of 0.2222 instead of 0.3438; prefer a multiple of 32")]
    public void A_ragged_last_block_is_told_with_the_true_ratio(string inputs, string sparse, string message) =>
        Says(DiagnosticSeverity.Info, inputs, sparse, "BK0206", message);

    [Theory]
    [InlineData("[BalancedKernels.Linear(64, 8)]", "Block = 32, Ratio = 0.8125", "Kept = 6", "pattern 32:6")]
    [InlineData("[BalancedKernels.Conv1d(4, 8, 8)]", "Block = 8, Kept = 2", "Block = 8, Ratio = 0.75", "pattern 8:2")]
    [InlineData("[BalancedKernels.Lstm(64, 32)]", "Block = 8, Kept = 8", "Block = 16, Kept = 16", "the dense form")]
    public void A_pattern_that_is_given_twice_is_refused_at_the_second(
        string kind, string first, string second, string what) =>
        new MarkedSource(
        $"{kind} [BalancedKernels.BalancedSparse({first})] [[|BalancedKernels.BalancedSparse({second})|]] partial class Hidden;")
        .Says(DiagnosticSeverity.Error, "BK0207", $"'Hidden' already has {what}; declare each pattern once");

    [Fact]
    public void Each_of_several_patterns_is_looked_at_by_itself() => new MarkedSource(
        "[BalancedKernels.Linear(64, 8, Dense = true)] [BalancedKernels.BalancedSparse(Kept = 6)] [BalancedKernels.BalancedSparse(Block = 16, [|Ratio = 0.8|])] partial class Hidden;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0201",
            "'Hidden' keeps 3 of every 16 weights, a true ratio of 0.8125; write Kept = 3 to declare it exactly");

    private static void Says(DiagnosticSeverity severity, string inputs, string sparse, string id, string message) =>
        new MarkedSource(
        $$"""
        static class Ratios { public const double Most = 0.4 * 2; }
        [BalancedKernels.Linear({{inputs}}, 8)] [BalancedKernels.BalancedSparse({{sparse}})] partial class Hidden;
        """).Says(severity, id, message);
}
