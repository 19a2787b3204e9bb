using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes what a loaded layer does: its shape, Forward and Dispose.</summary>
internal static class ShellInstance
{
    public static void Write(CodeWriter code, LayerModel layer)
    {
        ShellMembers members = layer.Type.Members;
        string engine = members.Constructors == UserConstructors.None ? members.EngineField : members.LoadedEngine;
        int inputs = layer.Shape.Inputs;
        int outputs = layer.Shape.Outputs;

        WriteMember(code, members.Inputs, $"Gets the numbers one sample has on the way in: {inputs}.", "int", RuntimeNames.Layer, $"Inputs => {inputs};");
        WriteMember(code, members.Outputs, $"Gets the numbers one sample has on the way out: {outputs}.", "int", RuntimeNames.Layer, $"Outputs => {outputs};");
        WriteMember(code, members.Device, "Gets the device the weights are on.", RuntimeNames.ComputeDevice, RuntimeNames.Layer, $"Device => {engine}.Device;");

        code.Line();
        code.Line("/// <summary>Gets the bytes that values and indices take on the device, bias excluded and padding included.</summary>");
        code.Line($"/// <remarks>{ShellDocs.Bytes(layer)}</remarks>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public long {members.PackedBytes} => {engine}.PackedBytes;");

        WriteForward(code, layer, members.ForwardSpans, "Computes the layer for a batch in host memory and waits for the result.",
            $"{RuntimeNames.ReadOnlySpan}<float> input, {RuntimeNames.Span}<float> output", engine);
        WriteForward(code, layer, members.ForwardTensors, "Computes the layer for a batch that is on the device already: no copy, no wait.",
            $"{RuntimeNames.DeviceTensor}<{RuntimeNames.Plain}> input, {RuntimeNames.DeviceTensor}<{RuntimeNames.Plain}> output", engine);
        ShellDisposal.Write(code, members);
    }

    private static void WriteForward(CodeWriter code, LayerModel layer, MemberForm form, string summary, string parameters, string engine)
    {
        if (form == MemberForm.Absent)
            return;

        code.Line();
        if (form == MemberForm.Public)
        {
            code.Line($"/// <summary>{summary}</summary>");
            ShellDocs.WriteElement(code, "remarks", ShellDocs.Shape(layer), ShellDocs.Pattern(layer));
            code.Line($"/// <param name=\"input\">[batch, {layer.Shape.Inputs}], row-major.</param>");
            code.Line($"/// <param name=\"output\">[batch, {layer.Shape.Outputs}], row-major; must not overlap the input.</param>");
        }

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"{Head(form, "void", RuntimeNames.Layer)}Forward({parameters}) =>");
        code.Line($"    {engine}.Forward(input, output);");
    }

    private static void WriteMember(CodeWriter code, MemberForm form, string summary, string type, string owner, string member)
    {
        if (form == MemberForm.Absent)
            return;

        code.Line();
        if (form == MemberForm.Public)
            code.Line($"/// <summary>{summary}</summary>");

        code.Line(ShellFrame.GeneratedCode);
        code.Line(Head(form, type, owner) + member);
    }

    private static string Head(MemberForm form, string type, string owner) =>
        form == MemberForm.Public ? $"public {type} " : $"{type} {owner}.";
}
