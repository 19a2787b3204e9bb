using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes a layer's CPU kernels and its implementation of ICpuLinear.</summary>
internal static class CpuText
{
    public static string Write(LayerModel layer, CpuPlan plan) => $"// {layer.Type.Name} {plan.Path}";
}
