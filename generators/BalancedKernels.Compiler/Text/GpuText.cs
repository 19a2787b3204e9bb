using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes a layer's GPU kernels and its implementation of IGpuLinear.</summary>
internal static class GpuText
{
    public static string Write(LayerModel layer) => $"// {layer.Type.Name}";
}
