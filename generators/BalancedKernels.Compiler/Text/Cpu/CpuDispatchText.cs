using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the layer's side of ICpuLinear: its description, and which kernel runs.</summary>
internal static class CpuDispatchText
{
    public static void Write(CodeWriter code, LayerModel layer, CpuPlan plan, IReadOnlyList<CpuForm> forms)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {RuntimeNames.LinearDescription} {RuntimeNames.CpuLinear}.Description => {layer.Type.Members.Description}{layer.DescriptionPart};");
        code.Line();
        WriteMethod(code, $"static void {RuntimeNames.CpuLinear}.Run(in {RuntimeNames.CpuLinearShare} share)", "share.InstructionSet", forms, (to, form) => WriteFew(to, layer, form));
        if (!plan.HasPanels)
            return;

        code.Line();
        WriteMethod(code, $"static int {RuntimeNames.CpuLinear}.PanelColumns({RuntimeNames.CpuInstructionSet} instructionSet, int samples)", "instructionSet", forms, WriteColumns);
        code.Line();
        WriteMethod(code, $"static void {RuntimeNames.CpuLinear}.RunPanel(in {RuntimeNames.CpuPanelShare} share)", "share.InstructionSet", forms, (to, form) => WritePanels(to, layer, form));
    }

    // The last form needs nothing that a processor may lack.
    private static void WriteMethod(
        CodeWriter code, string signature, string instructionSet, IReadOnlyList<CpuForm> forms, Action<CodeWriter, CpuForm> writeCase)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Open(signature);
        if (forms.Count == 1)
        {
            writeCase(code, forms[0]);
        }
        else
        {
            code.Open($"switch ({instructionSet})");
            foreach (CpuForm form in forms)
            {
                code.Line(form == forms[forms.Count - 1] ? "default:" : $"case {RuntimeNames.CpuInstructionSet}.{form.Name}:");
                code.Indent();
                writeCase(code, form);
                code.Unindent();
            }

            code.Close();
        }

        code.Close();
    }

    private static void WriteColumns(CodeWriter code, CpuForm form)
    {
        IReadOnlyList<CpuPanelPlan> panels = form.Registers.Panels;
        string columns = string.Join(" : ", panels.Select((panel, i) =>
            $"samples >= {(i == panels.Count - 1 ? form.Registers.LeastPanelSamples : panel.LeastSamples)} ? {panel.Columns}"));
        code.Line($"return {columns} : 0;");
    }

    private static void WriteFew(CodeWriter code, LayerModel layer, CpuForm form)
    {
        string gemv = Call(layer, CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Gemv));
        if (form.Registers.GroupSamples == 1)
        {
            code.Line(gemv);
        }
        else
        {
            code.Line("if (share.Batch == 1)");
            code.Line($"    {gemv}");
            code.Line("else");
            code.Line($"    {Call(layer, CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Group))}");
        }

        code.Line("return;");
    }

    private static void WritePanels(CodeWriter code, LayerModel layer, CpuForm form)
    {
        IReadOnlyList<CpuPanelPlan> panels = form.Registers.Panels;
        foreach (CpuPanelPlan panel in panels.Take(panels.Count - 1))
        {
            code.Open($"if (share.Columns == {panel.Columns})");
            code.Line(Call(layer, CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Panel, panel.Columns)));
            code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Line(Call(layer, CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Panel, panels[panels.Count - 1].Columns)));
        code.Line("return;");
    }

    private static string Call(LayerModel layer, string kernel) =>
        $"global::{CpuKernelNames.Namespace}.{CpuKernelNames.Class(layer)}.{kernel}(in share);";
}
