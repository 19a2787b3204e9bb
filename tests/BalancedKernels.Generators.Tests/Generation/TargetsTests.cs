using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Generation;

public sealed class TargetsTests
{
    [Theory]
    [InlineData("Referenced", true, true)]
    [InlineData("Referenced", false, false)]
    [InlineData("Cpu", true, false)]
    [InlineData("Cpu", false, false)]
    [InlineData("CpuAndGpu", true, true)]
    [InlineData("CpuAndGpu", false, false)]
    [InlineData("Gpu", true, true)]
    [InlineData("Gpu", false, false)]
    public void GPU_kernels_are_written_where_they_are_wanted_and_can_be_compiled(
        string targets, bool referenced, bool written)
    {
        GeneratorRunResult result = Project(targets, referenced).Generate();

        Assert.Equal(written, result.GeneratedSources.Any(file => file.HintName == "Hidden.Gpu.g.cs"));
        Assert.Equal(
            written,
            result.GeneratedSources.Any(file =>
                file.SourceText.ToString().Contains("BalancedKernels.Gpu.", StringComparison.Ordinal)));
        Assert.Equal(
            written,
            result.GeneratedSources.Any(file =>
                file.SourceText.ToString().Contains("ILGPU", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Referenced", true)]
    [InlineData("CpuAndGpu", true)]
    [InlineData("Gpu", false)]
    public void CPU_kernels_are_left_out_where_only_GPUs_are_wanted(string targets, bool written)
    {
        GeneratorRunResult result = Project(targets, gpu: true).Generate();

        Assert.Equal(written, result.GeneratedSources.Any(file => file.HintName == "Hidden.Cpu.g.cs"));
        Assert.Equal(
            written,
            result.GeneratedSources.Any(file =>
                file.SourceText.ToString().Contains("CpuLinearEngine", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Linear(64, 8, Targets = KernelTargets.Gpu), BalancedSparse]")]
    [
        InlineData(
            "[Conv2d(4, 8, 3, Height = 8, Width = 8, Targets = KernelTargets.Gpu), BalancedSparse(Block = 4, Kept = 2)]")]
    [InlineData("[Lstm(32, 16, Targets = KernelTargets.Gpu), BalancedSparse]")]
    [InlineData("[Softmax(8, Targets = KernelTargets.Gpu)]")]
    public void A_layer_for_GPUs_only_compiles_whatever_its_kind(string attributes) => Assert.DoesNotContain(
        new UserProject($"using BalancedKernels; {attributes} partial class Hidden;") { Gpu = true }
            .CompileGenerated().GetDiagnostics(TestContext.Current.CancellationToken),
        problem => problem.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public void A_layer_without_GPU_kernels_keeps_its_callers_compiling() => Assert.DoesNotContain(
        Project("CpuAndGpu", gpu: false).CompileGenerated().GetDiagnostics(TestContext.Current.CancellationToken),
        problem => problem.Severity >= DiagnosticSeverity.Warning);

    private static UserProject Project(string targets, bool gpu) =>
        new(
            $"[BalancedKernels.Linear(64, 8, Targets = BalancedKernels.KernelTargets.{targets}), BalancedKernels.BalancedSparse] partial class Hidden;") { Gpu =
                gpu };
}
