using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Writes what a recurrent layer has beyond other layers: Forward with a state, and the types that hold its products'
/// kernels.
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

    /// <summary>Writes the file of a layer with several patterns: what callers use.</summary>
    public static string WriteMembers(PatternsModel layer, RecurrentModel form)
    {
        CodeWriter code = Open(form, layer.Type, RuntimeNames.RecurrentLayer);
        WriteMembers(code, form with { Type = layer.Type }, first: true);
        ShellFrame.CloseClass(code, layer.Type);
        return code.ToString();
    }

    /// <summary>Writes the file of one of several patterns: the types that hold its products' kernels.</summary>
    public static string WriteForm(RecurrentModel form)
    {
        CodeWriter code = Open(form, form.Type, RuntimeNames.Recurrent);
        WriteDescription(code, form);
        WriteProducts(code, form);
        ShellFrame.CloseClass(code, form.Type);
        return code.ToString();
    }

    private static CodeWriter Open(RecurrentModel layer, TypeShell type, string implements)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, type, $"What carries {layer.Type.LayerName} from step to step.");
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
        code.Line(
            $"static {RuntimeNames.RecurrentDescription} {RuntimeNames.Recurrent}.Description => {layer.Type.Members.Descriptions}[{layer.Type.Form ?? 0}];");
    }

    private static void WriteMembers(CodeWriter code, RecurrentModel layer, bool first = false)
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
                "<summary>Makes a state of zeros, with the memory that sequences of this batch work in.</summary>",
                "<param name=\"batch\">Samples that go through their sequences together, 1 or more.</param>",
                "<returns>The state, to be disposed by the caller.</returns>",
            ],
            $"{RuntimeNames.RecurrentState} ",
            "CreateState(int batch)",
            $"{engine}.CreateState(batch);",
            first);
        WriteMember(
            code,
            members.ForwardSpans,
            [
                "<summary>Computes the next steps of a batch of sequences in host memory and waits for the result.</summary>",
                $"<param name=\"input\">[steps, batch, {inputs}], row-major: one step, or as many as there are.</param>",
                $"<param name=\"output\">[steps, batch, {outputs}], row-major; must not overlap the input.</param>",
                "<param name=\"state\">Where the sequences stand, before and after.</param>",
            ],
            "void ",
            $"Forward({RuntimeNames.ReadOnlySpan}<float> input, {RuntimeNames.Span}<float> output, {RuntimeNames.RecurrentState} state)",
            $"{engine}.Forward(input, output, state);");
        WriteMember(
            code,
            members.ForwardTensors,
            [
                "<summary>Computes the next steps of a batch of sequences that are on the device already: no copy, no wait.</summary>",
                $"<param name=\"input\">[steps * batch, {inputs}]: the samples of a step follow each other.</param>",
                $"<param name=\"output\">[steps * batch, {outputs}].</param>",
                "<param name=\"state\">Where the sequences stand, before and after.</param>",
            ],
            "void ",
            $"Forward({tensor} input, {tensor} output, {RuntimeNames.RecurrentState} state)",
            $"{engine}.Forward(input, output, state);");
    }

    private static void WriteMember(
        CodeWriter code,
        MemberImplementation form,
        string[] documentation,
        string type,
        string head,
        string body,
        bool first = false)
    {
        if (form == MemberImplementation.Absent)
            return;

        if (!first)
            code.Line();

        if (form == MemberImplementation.Public)
        {
            foreach (string line in documentation)
                code.Line($"/// {line}");
        }

        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"{(form == MemberImplementation.Public ? $"public {type}" : $"{type}{RuntimeNames.RecurrentLayer}.")}{head} =>");
        code.Line($"    {body}");
    }

    private static void WriteProduct(CodeWriter code, RecurrentModel layer, RecurrentProduct product)
    {
        LayerModel matrix = product.Matrix;
        code.Line();
        code.Line(
            $"/// <summary>The product of the gates' weights with {Factors(layer, product)}, [batch, {matrix.Shape.Inputs}] to [batch, {matrix.Shape.Outputs}].</summary>");
        ShellDocs.WriteElement(code, "remarks", Rows(layer.Shape));
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"{(layer.Type.Form is null ? "private" : "internal")} sealed partial class {matrix.Type.Name}");
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

    // Products of one shape share their kernels, so one type may serve all three.
    private static string Factors(RecurrentModel layer, RecurrentProduct product)
    {
        List<string> factors = [];
        if (product == layer.Input)
            factors.Add("the input");
        if (product == layer.Stacked && layer.Shape.Layers > 1)
            factors.Add("what the layer before gives");
        if (product == layer.Hidden)
            factors.Add("the hidden state");

        string last = factors[factors.Count - 1];
        factors.RemoveAt(factors.Count - 1);
        return factors.Count == 0 ? last : $"{string.Join(", ", factors)} and {last}";
    }

    private static string Rows(RecurrentShape shape)
    {
        int gates = RecurrentRowCount.Gates(shape.Kind);
        int bands = RecurrentRowCount.Bands(shape.Hidden);
        string gateNames = shape.Kind == RecurrentKind.Lstm ? "i, f, g and o" : "r, z and n";
        string padding = shape.Hidden % CpuTile.Rows == 0
            ? string.Empty
            : $" The last band has {shape.Hidden % CpuTile.Rows} units and zeros.";
        return $"{bands} bands of {CpuTile.Rows} units, each with {gates} tiles of rows for its gates {gateNames}.{padding}";
    }
}
