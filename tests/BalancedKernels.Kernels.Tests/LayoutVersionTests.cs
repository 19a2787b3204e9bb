using System;
using BalancedKernels.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Kernels.Tests;

/// <summary>
/// A library of layers that was compiled against another version of BalancedKernels than the one that runs.
/// </summary>
public class LayoutVersionTests
{
    private static readonly string Library = $"BalancedKernels {typeof(WeightLayout).Assembly.GetName().Version}";

    [Fact]
    public void A_layer_of_another_layout_version_is_refused_and_both_versions_are_named() => Assert.Equal(
        $"Layer '{HandPicked.Plain.Name}' of assembly 'CompiledLayers' was compiled for weight layout 0, and {Library} packs weight layout {WeightLayout.CurrentVersion}: rebuild 'CompiledLayers' with the BalancedKernels package that runs.",
        RefusalOf(text =>
            text.Replace($"Version: {WeightLayout.CurrentVersion},", "Version: 0,", StringComparison.Ordinal)).Message);

    // What the runtime meets when a record of the plan has other parameters in its version.
    [Fact]
    public void A_layer_whose_plan_the_library_cannot_read_is_refused_and_the_cause_kept()
    {
        NotSupportedException refusal = RefusalOf(text => text.Replace(
            "return new global::BalancedKernels.CompilerServices.CpuLinearPlan(",
            "throw new global::System.MissingMethodException(\"CpuKernel..ctor\");\n#pragma warning disable CS0162\nreturn new global::BalancedKernels.CompilerServices.CpuLinearPlan(", StringComparison.Ordinal));
        Assert.StartsWith(
            $"Layer '{HandPicked.Plain.Name}' of assembly 'CompiledLayers' was compiled for another weight layout, and {Library} packs",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal("CpuKernel..ctor", Assert.IsType<MissingMethodException>(refusal.InnerException).Message);
    }

    private static NotSupportedException RefusalOf(Func<string, string> change)
    {
        CompiledLayers older = new([HandPicked.Plain.Source], OptimizationLevel.Release, change);
        LinearWeights weights = SeededWeights.For(older.Describe(HandPicked.Plain), seed: 1);
        using CpuDevice device = ComputeDevice.Cpu(1);
        return Assert.Throws<NotSupportedException>(() => older.Create(HandPicked.Plain, weights, device));
    }
}
