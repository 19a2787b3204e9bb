using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class KernelDiagnosticTests
{
    [Fact]
    public void A_block_without_a_fast_kernel_is_told_at_its_argument() => new MarkedSource(
            "[BalancedKernels.Linear(72, 8)] [BalancedKernels.BalancedSparse([|Block = 72|], Kept = 3)] partial class Hidden;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0301",
            "The CPU kernels of 'Hidden' load inputs one at a time, because there is no fast kernel for a block of 72; write Block = 4, 8, 16, 32 or 64");

    [Theory]
    [InlineData(12, "GPU")]
    [InlineData(72, "CPU and GPU")]
    public void A_block_is_told_on_the_devices_that_have_no_fast_kernel_for_it(int block, string devices) =>
        new MarkedSource(
            $"[BalancedKernels.Linear(72, 8)] [BalancedKernels.BalancedSparse([|Block = {block}|], Kept = 3)] partial class Hidden;") { Gpu = true }
        .Says(
            DiagnosticSeverity.Info,
            "BK0301",
            $"The {devices} kernels of 'Hidden' load inputs one at a time, because there is no fast kernel for a block of {block}; write Block = 4, 8, 16, 32 or 64");

    [Theory]
    [InlineData("[|Kept = 96|]")]
    [InlineData("[|Ratio = 0.25|]")]
    public void A_loop_over_slots_is_told_where_their_number_is_given(string sparse) => new MarkedSource(
            $"[BalancedKernels.Linear(128, 8)] [BalancedKernels.BalancedSparse(Block = 128, {sparse})] partial class Hidden;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0302",
            "The CPU kernels of 'Hidden' loop over the slots of a block, because 96 are too many to unroll; keep fewer or write a smaller Block",
            besides: "BK0301");

    [Fact]
    public void A_loop_over_a_row_is_told_where_its_length_is_given() => new MarkedSource(
            "[BalancedKernels.Linear([|65536|], 8)] [BalancedKernels.BalancedSparse(Kept = 6)] partial class Hidden;") { Gpu = true }
        .Says(
            DiagnosticSeverity.Info,
            "BK0302",
            "The GPU kernels of 'Hidden' loop over the chunks of a row, because 64 are too many to unroll; keep fewer weights or reduce the inputs");

    [Theory]
    [InlineData("CpuAndGpu")]
    [InlineData("Gpu")]
    public void GPU_kernels_without_the_GPU_package_are_refused_where_they_are_asked_for(string targets) =>
        new MarkedSource(
            $"[BalancedKernels.Linear(64, 8, [|Targets = BalancedKernels.KernelTargets.{targets}|])] partial class Hidden;")
        .Says(
            DiagnosticSeverity.Error,
            "BK0303",
            "'Hidden' requests GPU kernels, but the project does not reference BalancedKernels.Gpu; add the package or write Targets = KernelTargets.Cpu");
}
