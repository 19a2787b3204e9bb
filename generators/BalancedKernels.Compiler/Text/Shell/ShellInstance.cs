using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes the instance members of a layer: its sizes, Forward and Dispose.</summary>
internal static class ShellInstance
{
    public static void Write(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        GeneratedMembers members = layer.Type.Members;
        string engine = Engine(members);
        int inputs = api.Inputs;
        int outputs = api.Outputs;

        if (api.Sizes.Count == 0)
        {
            string inputSummary = $"Gets the number of inputs of one sample: {inputs}.";
            string outputSummary = $"Gets the number of outputs of one sample: {outputs}.";
            WriteMember(code, members.Inputs, inputSummary, "int", api.Interface, $"Inputs => {inputs};");
            WriteMember(code, members.Outputs, outputSummary, "int", api.Interface, $"Outputs => {outputs};");
        }

        WriteMember(
            code,
            members.Device,
            "Gets the device that holds the weights.",
            RuntimeNames.ComputeDevice,
            RuntimeNames.DeviceLayer,
            $"Device => {engine}.Device;");

        code.Line();
        code.Line($"/// <summary>Gets {api.PackedBytesSummary}.</summary>");
        code.Line($"/// <remarks>{api.BytesSentence}</remarks>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public long {members.PackedBytes} => {engine}.PackedBytes;");

        WriteForward(
            code, api, members.ForwardSpans, "Computes the layer for a batch in host memory and waits for the result.",
            $"{RuntimeNames.ReadOnlySpan}<float> input, {RuntimeNames.Span}<float> output", engine);
        WriteForward(
            code,
            api,
            members.ForwardTensors,
            "Computes the layer for a batch in device memory, without a copy and without waiting.",
            $"{RuntimeNames.DeviceTensor} input, {RuntimeNames.DeviceTensor} output", engine);
        ShellDisposal.Write(code, members);
    }

    /// <summary>Formats the expression of the engine, which throws if the layer has none.</summary>
    public static string Engine(GeneratedMembers members) =>
        members.Constructors == UserConstructors.None ? members.EngineField : members.LoadedEngine;

    private static void WriteForward(
        CodeWriter code,
        LayerApi api,
        MemberImplementation implementation,
        string summary,
        string parameters,
        string engine)
    {
        if (implementation == MemberImplementation.Absent)
            return;

        code.Line();
        if (implementation == MemberImplementation.Public)
        {
            code.Line($"/// <summary>{summary}</summary>");
            ShellDocs.WriteElement(code, "remarks", api.ForwardSentences);
            code.Line($"/// <param name=\"input\">{api.InputShape}.</param>");
            code.Line($"/// <param name=\"output\">{api.OutputShape}; must not overlap the input.</param>");
            foreach (SizeParameter size in api.Sizes)
                code.Line($"/// <param name=\"{size.Name}\">{size.Meaning}.</param>");
        }

        code.Line(ShellFrame.GeneratedCode);
        string sizes = string.Concat(api.Sizes.Select(static size => $", int {size.Name}"));
        code.Line($"{Declare(implementation, "void", api.Interface)}Forward({parameters}{sizes}) =>");
        code.Line($"    {engine}.Forward(input, output{api.SizeArguments});");
    }

    private static void WriteMember(
        CodeWriter code,
        MemberImplementation implementation,
        string summary,
        string type,
        string owner,
        string member)
    {
        if (implementation == MemberImplementation.Absent)
            return;

        code.Line();
        if (implementation == MemberImplementation.Public)
            code.Line($"/// <summary>{summary}</summary>");

        code.Line(ShellFrame.GeneratedCode);
        code.Line(Declare(implementation, type, owner) + member);
    }

    private static string Declare(MemberImplementation implementation, string type, string owner) =>
        implementation == MemberImplementation.Public ? $"public {type} " : $"{type} {owner}.";
}
