using System;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes the public members of a layer: Load, Create, Forward, Dispose.</summary>
internal static class ShellText
{
    /// <param name="layer">The layer.</param>
    /// <param name="api">The layer's API.</param>
    /// <param name="writeConstruction">Writes Load and Create; null for a layer that is not a chain.</param>
    public static string Write(AnnotatedLayer layer, LayerApi api, Action<CodeWriter>? writeConstruction = null)
    {
        CodeWriter code = new();
        string kernels = api.HasKernels ? "its kernels are in separate files" : "its kernels are part of the runtime";
        ShellFrame.OpenFile(code, layer.Type, $"The public members of {layer.Type.PlainName}; {kernels}.");

        ShellFrame.WriteHiding(code, layer.Type);
        ShellFrame.OpenContaining(code, layer.Type);
        ShellDocs.WriteRemarks(code, api);
        string implements = api.DescriptionMember is { } member
            ? $"{api.Interface}, {member.Substring(0, member.LastIndexOf('.'))}"
            : api.Interface;
        ShellFrame.OpenClass(code, layer.Type, implements);
        ShellConstruction.WriteFieldsAndDescription(code, layer, api);
        if (writeConstruction is null)
            ShellConstruction.WriteLoading(code, layer, api);
        else
            writeConstruction(code);

        ShellInstance.Write(code, layer, api);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }
}
