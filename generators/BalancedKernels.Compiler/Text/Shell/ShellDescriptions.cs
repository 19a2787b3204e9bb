using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Writes what a layer whose weights are packed in a pattern says of itself: a description for each pattern, and the
/// one in use.
/// </summary>
internal static class ShellDescriptions
{
    public static void Write(CodeWriter code, TypeShell type, LayerMembers face)
    {
        ShellMembers members = type.Members;
        LayerMembers[] forms = face.Forms.Count == 0 ? [face] : [.. face.Forms.Select(static form => form.Face)];
        code.Line();
        code.Line(
            "/// <summary>Gets what was fixed when the kernels were written: a description for each pattern, in the order of the attributes.</summary>");
        ShellDocs.WriteElement(code, "value", [.. face.Sentences]);
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"public static {RuntimeNames.ReadOnlyList}<{face.Description}> {members.Descriptions} => new {face.Description}[]");
        code.Line("{");
        code.Indent();
        foreach (LayerMembers form in forms)
            WriteItem(code, type, form);

        code.Unindent();
        code.Line("};");
        code.Line();
        code.Line("/// <summary>Gets the description of the pattern that the layer's weights are packed in.</summary>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"public {face.Description} {members.Description} => {members.Descriptions}[{(face.Forms.Count == 0 ? "0" : members.FormField)}];");

        if (face.DescriptionOwner is { } owner)
            WriteOwned(code, face.Description, owner, members.Descriptions, form: 0);

        for (int i = 0; i < face.Forms.Count; i++)
            WriteForm(code, members, face.Forms[i], i);
    }

    private static void WriteItem(CodeWriter code, TypeShell type, LayerMembers form)
    {
        code.Line("new(");
        code.Line($"    Name: \"{type.PlainName}\",");
        for (int i = 0; i < form.DescriptionArguments.Count; i++)
            code.Line($"    {form.DescriptionArguments[i]}{(i < form.DescriptionArguments.Count - 1 ? "," : "),")}");
    }

    // The nested type of a pattern, which other files complete with kernels.
    private static void WriteForm(CodeWriter code, ShellMembers members, ShellPattern form, int number)
    {
        string implements = form.Face.DescriptionOwner is { } owner
            ? $" : {owner.Substring(0, owner.LastIndexOf('.'))}"
            : string.Empty;
        code.Line();
        code.Line(
            $"/// <summary>The kernels for {(form.Pattern == "dense" ? "dense weights" : $"pattern {form.Pattern}")}.</summary>");
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"private sealed partial class {form.TypeName}{implements}");
        if (form.Face.DescriptionOwner is { } owned)
            WriteOwned(code, form.Face.Description, owned, members.Descriptions, number, first: true);

        code.Close();
    }

    private static void WriteOwned(
        CodeWriter code, string type, string owner, string descriptions, int form, bool first = false)
    {
        if (!first)
            code.Line();

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {type} {owner} => {descriptions}[{form}];");
    }
}
