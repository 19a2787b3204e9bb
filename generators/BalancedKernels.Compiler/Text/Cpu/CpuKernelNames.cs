using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>What kernels are called: profilers show nothing else.</summary>
internal static class CpuKernelNames
{
    /// <summary>The namespace of kernel classes: usings in it win over whatever the user calls his own types.</summary>
    public const string Namespace = "BalancedKernels.Generated";

    /// <summary>The file-local class that holds a layer's kernels.</summary>
    public static string Class(LayerModel layer) => $"{layer.Type.LayerName}_CpuKernels";

    /// <summary>
    /// One kernel: <c>Expand_1024x4096_B32K6_Gemv_Avx512</c>, <c>Expand_1024x4096_B32K6_Panel64_Avx512</c>.
    /// </summary>
    public static string Kernel(LayerModel layer, string form, CpuKernelKind kind, int columns = 0) =>
        $"{layer.Type.LayerName}_{layer.Shape.Inputs}x{layer.Shape.Outputs}_{Pattern(layer)}_{kind}{(columns > 0 ? $"{columns}" : string.Empty)}_{form}";

    private static string Pattern(LayerModel layer) =>
        layer.Pattern.IsDense ? "Dense" : $"B{layer.Pattern.Block}K{layer.Pattern.Kept}";
}
