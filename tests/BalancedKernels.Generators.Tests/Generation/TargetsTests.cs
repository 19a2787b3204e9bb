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
    public void GPU_kernels_are_written_where_they_are_wanted_and_can_be_compiled(string targets, bool referenced, bool written)
    {
        GeneratorRunResult result = Project(targets, referenced).Generate();

        Assert.Equal(written, result.GeneratedSources.Any(file => file.HintName == "Hidden.Gpu.g.cs"));
        Assert.Equal(written, result.GeneratedSources.Any(file => file.SourceText.ToString().Contains("BalancedKernels.Gpu.", StringComparison.Ordinal)));
        Assert.Equal(written, result.GeneratedSources.Any(file => file.SourceText.ToString().Contains("ILGPU", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_layer_without_GPU_kernels_keeps_its_callers_compiling() => Assert.DoesNotContain(
        Project("CpuAndGpu", gpu: false).CompileGenerated().GetDiagnostics(TestContext.Current.CancellationToken),
        problem => problem.Severity >= DiagnosticSeverity.Warning);

    private static UserProject Project(string targets, bool gpu) =>
        new($"[BalancedKernels.Linear(64, 8, Targets = BalancedKernels.KernelTargets.{targets}), BalancedKernels.BalancedSparse] partial class Hidden;") { Gpu = gpu };
}
