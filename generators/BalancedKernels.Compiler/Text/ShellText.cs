using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes what a user calls: Load, Forward, Dispose.</summary>
internal static class ShellText
{
    public static string Write(LayerModel layer)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, layer.Type, $"What a caller of {layer.Type.PlainName} uses; its kernels stand in files of their own.");

        if (layer.Type.Members.HasBaseClass)
        {
            code.Line("#pragma warning disable CS0108, CS0114 // The base class may have members of these names: the layer's own are meant.");
            code.Line();
        }

        ShellFrame.OpenContaining(code, layer.Type);
        ShellDocs.WriteRemarks(code, layer);
        ShellFrame.OpenClass(code, layer.Type, RuntimeNames.Layer);
        ShellConstruction.Write(code, layer);
        ShellInstance.Write(code, layer);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }
}
