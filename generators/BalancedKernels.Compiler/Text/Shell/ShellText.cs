using System;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes what a user calls: Load, Forward, Dispose.</summary>
internal static class ShellText
{
    /// <param name="layer">The layer.</param>
    /// <param name="face">What it shows.</param>
    /// <param name="writeConstruction">
    /// Writes how it is loaded; null where that is as for a layer of one kind of weights.
    /// </param>
    public static string Write(AnnotatedLayer layer, LayerMembers face, Action<CodeWriter>? writeConstruction = null)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(
            code,
            layer.Type,
            $"What a caller of {layer.Type.PlainName} uses; {(face.HasKernels ? "its kernels stand in files of their own" : "the runtime has its kernels")}.");

        ShellFrame.WriteHiding(code, layer.Type);
        ShellFrame.OpenContaining(code, layer.Type);
        ShellDocs.WriteRemarks(code, face);
        ShellFrame.OpenClass(
            code,
            layer.Type,
            face.DescriptionOwner is { } owner
                ? $"{face.Interface}, {owner.Substring(0, owner.LastIndexOf('.'))}"
                : face.Interface);
        ShellConstruction.WriteBasis(code, layer, face);
        if (writeConstruction is null)
            ShellConstruction.WriteLoading(code, layer, face);
        else
            writeConstruction(code);

        ShellInstance.Write(code, layer, face);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }
}
