using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes what a loaded layer does: its shape, Forward and Dispose.</summary>
internal static class ShellInstance
{
    public static void Write(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        ShellMembers members = layer.Type.Members;
        string engine = Engine(members);
        int inputs = face.Inputs;
        int outputs = face.Outputs;

        if (face.Sizes.Count == 0)
        {
            WriteMember(
                code,
                members.Inputs,
                $"Gets the number of inputs of one sample: {inputs}.",
                "int",
                face.Interface,
                $"Inputs => {inputs};");
            WriteMember(
                code,
                members.Outputs,
                $"Gets the number of outputs of one sample: {outputs}.",
                "int",
                face.Interface,
                $"Outputs => {outputs};");
        }

        WriteMember(
            code,
            members.Device,
            "Gets the device that holds the weights.",
            RuntimeNames.ComputeDevice,
            RuntimeNames.DeviceLayer,
            $"Device => {engine}.Device;");

        code.Line();
        code.Line($"/// <summary>Gets {face.Counted}.</summary>");
        code.Line($"/// <remarks>{face.Bytes}</remarks>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public long {members.PackedBytes} => {engine}.PackedBytes;");

        WriteForward(
            code, face, members.ForwardSpans, "Computes the layer for a batch in host memory and waits for the result.",
            $"{RuntimeNames.ReadOnlySpan}<float> input, {RuntimeNames.Span}<float> output", engine);
        WriteForward(
            code,
            face,
            members.ForwardTensors,
            "Computes the layer for a batch that is on the device already: no copy, no wait.",
            $"{RuntimeNames.DeviceTensor} input, {RuntimeNames.DeviceTensor} output", engine);
        ShellDisposal.Write(code, members);
    }

    /// <summary>Gets the expression for the engine, which refuses a missing one.</summary>
    public static string Engine(ShellMembers members) =>
        members.Constructors == UserConstructors.None ? members.EngineField : members.LoadedEngine;

    private static void WriteForward(
        CodeWriter code, LayerMembers face, MemberImplementation form, string summary, string parameters, string engine)
    {
        if (form == MemberImplementation.Absent)
            return;

        code.Line();
        if (form == MemberImplementation.Public)
        {
            code.Line($"/// <summary>{summary}</summary>");
            ShellDocs.WriteElement(code, "remarks", face.Forward);
            code.Line($"/// <param name=\"input\">{face.InputShape}.</param>");
            code.Line($"/// <param name=\"output\">{face.OutputShape}; must not overlap the input.</param>");
            foreach (ShellSize size in face.Sizes)
                code.Line($"/// <param name=\"{size.Name}\">{size.Meaning}.</param>");
        }

        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"{Head(form, "void", face.Interface)}Forward({parameters}{string.Concat(face.Sizes.Select(static size => $", int {size.Name}"))}) =>");
        code.Line($"    {engine}.Forward(input, output{face.SizeArguments});");
    }

    private static void WriteMember(
        CodeWriter code, MemberImplementation form, string summary, string type, string owner, string member)
    {
        if (form == MemberImplementation.Absent)
            return;

        code.Line();
        if (form == MemberImplementation.Public)
            code.Line($"/// <summary>{summary}</summary>");

        code.Line(ShellFrame.GeneratedCode);
        code.Line(Head(form, type, owner) + member);
    }

    private static string Head(MemberImplementation form, string type, string owner) =>
        form == MemberImplementation.Public ? $"public {type} " : $"{type} {owner}.";
}
