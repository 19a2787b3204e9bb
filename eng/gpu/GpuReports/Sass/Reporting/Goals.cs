using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Gpu.CompilerServices;
using GpuReports.Sass.Measuring;

namespace GpuReports.Sass.Reporting;

/// <summary>What the kernels are to reach, and which do not.</summary>
internal static class Goals
{
    /// <summary>Instructions for each kept weight at 32:6.</summary>
    public const double InstructionsPerNonzero = 7;

    /// <summary>The share of issue slots with indices as fields, or with words of them.</summary>
    public const double IssueShareWithFields = 0.5;

    /// <summary>The share of issue slots with bitmasks.</summary>
    public const double IssueShareWithBitmask = 0.75;

    /// <summary>Lists the goals that kernels miss, in their order.</summary>
    public static IReadOnlyList<string> Missed(IEnumerable<KernelFigures> kernels) => [.. kernels.SelectMany(MissedBy)];

    private static IEnumerable<string> MissedBy(KernelFigures kernel)
    {
        string name = KernelText.Name(kernel);
        if (kernel.Spills > 0 || kernel.Stack > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {kernel.Spills} bytes spilled, {kernel.Stack} bytes of stack; 0 is the goal.");
        if (kernel.NarrowLoads > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {kernel.NarrowLoads} loads of weights are narrower than 64 bits; none is to be.");

        LinearDescription description = kernel.Layer.Description;
        if (kernel.Batch > 1 || description.Inputs != 4096 || description.Outputs != 4096)
            yield break;

        if (description.Pattern == new BalancedPattern(32, 6)
            && Exceeds(kernel.InstructionsPerNonzero, InstructionsPerNonzero))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {KernelText.Ratio(kernel.InstructionsPerNonzero)} instructions for each kept weight; {InstructionsPerNonzero} is the goal.");

        double? most = kernel.Layer.Plan.Layout.LoadUnit.Indices switch
        {
            GpuIndexFormat.Fields => IssueShareWithFields,
            GpuIndexFormat.Bitmask => IssueShareWithBitmask,
            _ => null,
        };
        if (most is { } share && Exceeds(kernel.IssueShare, share))
            yield return $"{name}: {KernelText.Percent(kernel.IssueShare)} of the issue slots; {KernelText.Percent(share)} is the goal.";
    }

    // As the report rounds it: what reads as the goal meets it.
    private static bool Exceeds(double value, double goal) => Math.Round(value, 3) > goal;
}
