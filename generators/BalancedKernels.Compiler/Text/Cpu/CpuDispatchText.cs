using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the layer's side of ICpuLinear: its description, and which kernel runs.</summary>
internal static class CpuDispatchText
{
    public static void Write(CodeWriter code, LayerModel layer, IReadOnlyList<CpuForm> forms)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {RuntimeNames.LinearDescription} {RuntimeNames.CpuLinear}.Description => {layer.Type.Members.Description};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"static void {RuntimeNames.CpuLinear}.Run(in {RuntimeNames.CpuLinearShare} share)");
        if (forms.Count == 1)
            WriteChoice(code, layer, forms[0]);
        else
            WriteSwitch(code, layer, forms);

        code.Close();
    }

    // The last form needs nothing that a processor may lack.
    private static void WriteSwitch(CodeWriter code, LayerModel layer, IReadOnlyList<CpuForm> forms)
    {
        code.Open("switch (share.InstructionSet)");
        for (int form = 0; form < forms.Count; form++)
        {
            bool last = form == forms.Count - 1;
            code.Open(last ? "default:" : $"case {RuntimeNames.CpuInstructionSet}.{forms[form].Name}:");
            WriteChoice(code, layer, forms[form]);
            code.Line("break;");
            code.Close();
        }

        code.Close();
    }

    private static void WriteChoice(CodeWriter code, LayerModel layer, CpuForm form)
    {
        code.Line("if (share.Batch == 1)");
        code.Line($"    {Call(layer, form, batched: false)}");
        code.Line("else");
        code.Line($"    {Call(layer, form, batched: true)}");
    }

    private static string Call(LayerModel layer, CpuForm form, bool batched) =>
        $"global::{CpuKernelNames.Namespace}.{CpuKernelNames.Class(layer)}.{CpuKernelNames.Kernel(layer, form.Name, batched)}(in share);";
}
