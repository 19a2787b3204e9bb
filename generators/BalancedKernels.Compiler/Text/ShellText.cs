using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes what a user calls: Load, Forward, Dispose.</summary>
internal static class ShellText
{
    public static string Write(LayerModel layer) => $"// {layer.Type.Name}";
}
