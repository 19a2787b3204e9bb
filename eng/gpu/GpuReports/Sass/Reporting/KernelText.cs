using System.Globalization;
using BalancedKernels;
using GpuReports.Sass.Measuring;

namespace GpuReports.Sass.Reporting;

/// <summary>How a kernel and its figures are written, in invariant culture.</summary>
internal static class KernelText
{
    /// <summary>Names a kernel in a sentence: <c>sm_90 Float16 32:6 4096 x 4096, batch 1</c>.</summary>
    public static string Name(KernelFigures kernel) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{kernel.Model.Assembler} {kernel.Layer.Description.WeightType} {Pattern(kernel)} {Matrix(kernel)}, batch {kernel.Batch}");

    /// <summary>Writes <c>32:6</c>, or <c>dense</c>.</summary>
    public static string Pattern(KernelFigures kernel)
    {
        BalancedPattern pattern = kernel.Layer.Description.Pattern;
        return pattern.IsDense ? "dense" : pattern.ToString();
    }

    /// <summary>Writes rows x columns.</summary>
    public static string Matrix(KernelFigures kernel) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{kernel.Layer.Description.Outputs} x {kernel.Layer.Description.Inputs}");

    /// <summary>Writes <c>6.33</c>.</summary>
    public static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Writes <c>36%</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");
}
