using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Writes the descriptions of a layer whose weights have a pattern: one per pattern, and the one in use.
/// </summary>
internal static class ShellDescriptions
{
    public static void Write(CodeWriter code, TypeShell type, LayerApi api)
    {
        GeneratedMembers members = type.Members;
        LayerApi[] variants =
            api.Variants.Count == 0 ? [api] : [.. api.Variants.Select(static variant => variant.Api)];
        string used = api.Variants.Count == 0 ? "0" : members.PatternIndexField;
        code.Line();
        code.Line(
            "/// <summary>Gets the sizes and options that were fixed at compile time: "
            + "one description per pattern, in the order of the attributes.</summary>");
        ShellDocs.WriteElement(code, "value", [.. api.Sentences]);
        code.Line(ShellFrame.GeneratedCode);
        string listType = $"{RuntimeNames.ReadOnlyList}<{api.DescriptionType}>";
        code.Line($"public static {listType} {members.Descriptions} => new {api.DescriptionType}[]");
        code.Line("{");
        code.Indent();
        foreach (LayerApi variant in variants)
            WriteItem(code, type, variant);

        code.Unindent();
        code.Line("};");
        code.Line();
        code.Line(
            "/// <summary>Gets the description with the pattern that the layer's weights are packed in.</summary>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public {api.DescriptionType} {members.Description} => {members.Descriptions}[{used}];");

        if (api.DescriptionMember is { } interfaceMember)
            WriteInterfaceDescription(
                code, api.DescriptionType, interfaceMember, members.Descriptions, patternIndex: 0);

        for (int i = 0; i < api.Variants.Count; i++)
            WriteVariant(code, members, api.Variants[i], i);
    }

    private static void WriteItem(CodeWriter code, TypeShell type, LayerApi variant)
    {
        code.Line("new(");
        code.Line($"    Name: \"{type.PlainName}\",");
        for (int i = 0; i < variant.DescriptionArguments.Count; i++)
            code.Line(
                $"    {variant.DescriptionArguments[i]}{(i < variant.DescriptionArguments.Count - 1 ? "," : "),")}");
    }

    // The nested type of a pattern; other files add its kernels.
    private static void WriteVariant(CodeWriter code, GeneratedMembers members, PatternVariant variant, int index)
    {
        string implements = variant.Api.DescriptionMember is { } member
            ? $" : {member.Substring(0, member.LastIndexOf('.'))}"
            : string.Empty;
        code.Line();
        code.Line(
            $"/// <summary>The kernels for {(variant.Pattern == "dense" ? "dense weights" : $"pattern {variant.Pattern}")}.</summary>");
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"private sealed partial class {variant.TypeName}{implements}");
        if (variant.Api.DescriptionMember is { } interfaceMember)
        {
            WriteInterfaceDescription(
                code, variant.Api.DescriptionType, interfaceMember, members.Descriptions, index, isFirst: true);
        }

        code.Close();
    }

    private static void WriteInterfaceDescription(
        CodeWriter code, string type, string member, string descriptions, int patternIndex, bool isFirst = false)
    {
        if (!isFirst)
            code.Line();

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {type} {member} => {descriptions}[{patternIndex}];");
    }
}
