using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Writes the part of a recurrent layer that other layers lack: Forward with a state, and the products' nested types.
/// </summary>
internal static class RecurrentText
{
    /// <summary>Writes the file of a layer with one pattern.</summary>
    public static string Write(RecurrentModel layer)
    {
        CodeWriter code = Open(layer, layer.Type, $"{RuntimeNames.RecurrentLayer}, {RuntimeNames.Recurrent}");
        WriteDescription(code, layer);
        WriteMembers(code, layer);
        WriteProducts(code, layer);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }

    /// <summary>Writes the public members of a layer with several patterns.</summary>
    public static string WriteMembers(MultiPatternModel layer, RecurrentModel variant)
    {
        CodeWriter code = Open(variant, layer.Type, RuntimeNames.RecurrentLayer);
        WriteMembers(code, variant with { Type = layer.Type }, isFirst: true);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }

    /// <summary>Writes the file of one of several patterns: the nested types of its products.</summary>
    public static string WriteVariant(RecurrentModel variant)
    {
        CodeWriter code = Open(variant, variant.Type, RuntimeNames.Recurrent);
        WriteDescription(code, variant);
        WriteProducts(code, variant);
        ShellFrame.CloseClass(code, variant.Type);
        return code.ToString();
    }

    private static CodeWriter Open(RecurrentModel layer, TypeShell type, string implements)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(
            code,
            type,
            $"The recurrent part of {layer.Type.LayerName}: Forward with a state, and the matrix products.");
        ShellFrame.WriteHiding(code, type);
        ShellFrame.OpenContaining(code, type);
        ShellFrame.OpenClass(code, type, implements);
        return code;
    }

    private static void WriteProducts(CodeWriter code, RecurrentModel layer)
    {
        foreach (RecurrentProduct product in layer.Products)
            WriteProduct(code, layer, product);
    }

    private static void WriteDescription(CodeWriter code, RecurrentModel layer)
    {
        code.Line(ShellFrame.GeneratedCode);
        string description = $"{layer.Type.Members.Descriptions}[{layer.Type.PatternIndex ?? 0}]";
        code.Line(
            $"static {RuntimeNames.RecurrentDescription} {RuntimeNames.Recurrent}.Description => {description};");
    }

    private static void WriteMembers(CodeWriter code, RecurrentModel layer, bool isFirst = false)
    {
        RecurrentMembers members = layer.Members;
        string engine = $"(({RuntimeNames.RecurrentEngine}){ShellInstance.Engine(layer.Type.Members)})";
        string tensor = RuntimeNames.DeviceTensor;
        int inputs = layer.Shape.Inputs;
        int outputs = layer.Shape.Outputs;

        WriteMember(
            code,
            members.CreateState,
            [
                "<summary>Creates a state of zeros, with the working memory for a batch of sequences.</summary>",
                "<param name=\"batch\">The number of sequences computed together, at least 1.</param>",
                "<returns>The state; the caller disposes it.</returns>",
            ],
            $"{RuntimeNames.RecurrentState} ",
            "CreateState(int batch)",
            $"{engine}.CreateState(batch);",
            isFirst);
        WriteMember(
            code,
            members.ForwardSpans,
            [
                "<summary>Computes the next steps of a batch of sequences in host memory and waits for the result.</summary>",
                $"<param name=\"input\">[steps, batch, {inputs}], row-major, with one step or more.</param>",
                $"<param name=\"output\">[steps, batch, {outputs}], row-major; must not overlap the input.</param>",
                "<param name=\"state\">The state of the sequences, which the call reads and updates.</param>",
            ],
            "void ",
            $"Forward({RuntimeNames.ReadOnlySpan}<float> input, {RuntimeNames.Span}<float> output, "
                + $"{RuntimeNames.RecurrentState} state)",
            $"{engine}.Forward(input, output, state);");
        WriteMember(
            code,
            members.ForwardTensors,
            [
                "<summary>Computes the next steps of a batch of sequences in device memory, without a copy and without waiting.</summary>",
                $"<param name=\"input\">[steps * batch, {inputs}]; the samples of a step are adjacent.</param>",
                $"<param name=\"output\">[steps * batch, {outputs}].</param>",
                "<param name=\"state\">The state of the sequences, which the call reads and updates.</param>",
            ],
            "void ",
            $"Forward({tensor} input, {tensor} output, {RuntimeNames.RecurrentState} state)",
            $"{engine}.Forward(input, output, state);");
    }

    private static void WriteMember(
        CodeWriter code,
        MemberImplementation implementation,
        string[] documentation,
        string type,
        string signature,
        string body,
        bool isFirst = false)
    {
        if (implementation == MemberImplementation.Absent)
            return;

        if (!isFirst)
            code.Line();

        if (implementation == MemberImplementation.Public)
        {
            foreach (string line in documentation)
                code.Line($"/// {line}");
        }

        code.Line(ShellFrame.GeneratedCode);
        string prefix = implementation == MemberImplementation.Public
            ? $"public {type}"
            : $"{type}{RuntimeNames.RecurrentLayer}.";
        code.Line($"{prefix}{signature} =>");
        code.Line($"    {body}");
    }

    private static void WriteProduct(CodeWriter code, RecurrentModel layer, RecurrentProduct product)
    {
        LayerModel matrix = product.Matrix;
        code.Line();
        code.Line(
            $"/// <summary>The product of the gate weights with {FormatFactors(layer, product)}, "
            + $"[batch, {matrix.Shape.Inputs}] to [batch, {matrix.Shape.Outputs}].</summary>");
        ShellDocs.WriteElement(code, "remarks", FormatRows(layer.Shape));
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"{(layer.Type.PatternIndex is null ? "private" : "internal")} sealed partial class {matrix.Type.Name}");
        code.Line($"public static {RuntimeNames.LinearDescription} Description => new(");
        code.Line($"    Name: \"{layer.Type.LayerName}\",");
        code.Line($"    Inputs: {matrix.Shape.Inputs},");
        code.Line($"    Outputs: {matrix.Shape.Outputs},");
        code.Line($"    Pattern: {ShellDocs.PatternValue(matrix.Pattern)},");
        code.Line($"    WeightType: {RuntimeNames.WeightType}.{matrix.WeightType},");
        code.Line("    Bias: false,");
        code.Line($"    Activation: {RuntimeNames.Activation}.{Activation.None});");
        code.Close();
    }

    // Products of one shape share one type with their kernels.
    private static string FormatFactors(RecurrentModel layer, RecurrentProduct product)
    {
        List<string> factors = [];
        if (product == layer.Input)
            factors.Add("the input");
        if (product == layer.Stacked && layer.Shape.Layers > 1)
            factors.Add("the previous layer's output");
        if (product == layer.Hidden)
            factors.Add("the hidden state");

        string last = factors[factors.Count - 1];
        factors.RemoveAt(factors.Count - 1);
        return factors.Count == 0 ? last : $"{string.Join(", ", factors)} and {last}";
    }

    private static string FormatRows(RecurrentShape shape)
    {
        int gates = RecurrentRowCount.Gates(shape.Kind);
        int bands = RecurrentRowCount.Bands(shape.Hidden);
        string gateNames = shape.Kind == RecurrentKind.Lstm ? "i, f, g and o" : "r, z and n";
        string padding = shape.Hidden % CpuTile.Rows == 0
            ? string.Empty
            : $" The last band has {shape.Hidden % CpuTile.Rows} units, padded with zeros.";
        return $"{bands} bands of {CpuTile.Rows} units, each with {gates} row tiles for its gates {gateNames}.{padding}";
    }
}
