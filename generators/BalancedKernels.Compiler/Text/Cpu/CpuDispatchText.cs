using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes the layer's side of ICpuLinear: its description, its plan for each instruction set, and one call for each
/// kernel.
/// </summary>
internal static class CpuDispatchText
{
    public static void Write(CodeWriter code, LayerModel layer, IReadOnlyList<CpuInstructionText> forms)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"static {RuntimeNames.LinearDescription} {RuntimeNames.CpuLinear}.Description => {layer.Description};");
        code.Line();
        WritePlan(code, forms);
        code.Line();
        WriteRun(code, layer, forms);
    }

    // The last form needs nothing that a processor may lack.
    private static void WritePlan(CodeWriter code, IReadOnlyList<CpuInstructionText> forms)
    {
        code.Line(
            "// The layout that weights are packed in, and the kernels, each with the fewest samples that it is picked for.");
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"static {RuntimeNames.CpuLinearPlan} {RuntimeNames.CpuLinear}.Plan({RuntimeNames.CpuInstructionSet} instructionSet)");
        if (forms.Count == 1)
        {
            CpuPlanText.Write(code, forms[0].Registers);
        }
        else
        {
            code.Open("switch (instructionSet)");
            foreach (CpuInstructionText form in forms)
            {
                code.Line(
                    form == forms[forms.Count - 1]
                        ? "default:"
                        : $"case {RuntimeNames.CpuInstructionSet}.{form.Name}:");
                code.Indent();
                CpuPlanText.Write(code, form.Registers);
                code.Unindent();
            }

            code.Close();
        }

        code.Close();
    }

    private static void WriteRun(CodeWriter code, LayerModel layer, IReadOnlyList<CpuInstructionText> forms)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"static void {RuntimeNames.CpuLinear}.Run(int kernel, in {RuntimeNames.CpuArguments} arguments)");
        code.Open("switch (kernel)");
        foreach (CpuInstructionText form in forms)
        {
            foreach (CpuKernelPlan planned in form.Registers.Kernels)
            {
                string name = CpuKernelNames.Kernel(layer, form.Name, planned.Kind, planned.Kernel.Columns);
                code.Line($"case {planned.Kernel.Index}:");
                code.Line(
                    $"    global::{CpuKernelNames.Namespace}.{CpuKernelNames.Class(layer)}.{name}(in arguments);");
                code.Line("    return;");
            }
        }

        code.Line("default:");
        code.Line($"    throw new {RuntimeNames.ArgumentOutOfRangeException}(nameof(kernel));");
        code.Close();
        code.Close();
    }
}
