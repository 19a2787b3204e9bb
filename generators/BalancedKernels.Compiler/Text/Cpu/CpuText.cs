using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes a layer's CPU kernels and its implementation of ICpuLinear.</summary>
internal static class CpuText
{
    // Inside a namespace of ours, these win over whatever the user calls his own types.
    private static readonly string[] Usings =
    [
        "BalancedKernels.CompilerServices",
        "System",
        "System.Numerics",
        "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics",
        "System.Runtime.Intrinsics.X86",
    ];

    public static string Write(LayerModel layer, CpuPlan plan)
    {
        IReadOnlyList<CpuInstructionText> forms = Forms(layer, plan);
        CodeWriter code = new();
        ShellFrame.WriteHead(code, $"The CPU kernels of {layer.Type.LayerName}.");
        WriteLayer(code, layer, plan, forms);
        code.Line();
        WriteKernels(code, layer, plan, forms);
        return code.ToString();
    }

    private static void WriteLayer(
        CodeWriter code, LayerModel layer, CpuPlan plan, IReadOnlyList<CpuInstructionText> forms)
    {
        bool inNamespace = layer.Type.Namespace.Length > 0;
        if (inNamespace)
            code.Open($"namespace {layer.Type.Namespace}");

        ShellFrame.OpenContaining(code, layer.Type);
        ShellFrame.OpenClass(code, layer.Type, RuntimeNames.CpuLinear);
        CpuDispatchText.Write(code, layer, forms);
        ShellFrame.CloseClass(code, layer.Type);

        if (inNamespace)
            code.Close();
    }

    private static void WriteKernels(
        CodeWriter code, LayerModel layer, CpuPlan plan, IReadOnlyList<CpuInstructionText> forms)
    {
        code.Open($"namespace {CpuKernelNames.Namespace}");
        foreach (string used in Usings)
            code.Line($"using global::{used};");

        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"file static class {CpuKernelNames.Class(layer)}");
        foreach (CpuInstructionText form in forms)
        {
            WriteForm(code, layer, plan, form);
        }

        CpuEpilogueText.Write(code, layer);
        if (plan.HasPanels)
        {
            code.Line();
            CpuEpilogueText.WritePanelStore(code, layer);
        }

        foreach (CpuInstructionText form in forms)
            form.WriteMethods(code);

        code.Close();
        code.Close();
    }

    private static void WriteForm(CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form)
    {
        foreach (CpuKernelPlan planned in form.Registers.Kernels.OrderBy(static planned => planned.Kind))
        {
            if (planned.Panel is { } panel)
                new CpuPanelKernelText(code, layer, plan, form, panel, planned.Kernel).Write();
            else if (planned.Kernel.Input == CpuKernelInput.BytePlanes)
                new CpuPlanesText(code, layer, plan, form).Write();
            else
                new CpuRowKernelText(code, layer, plan, form, planned.Kind).Write();

            code.Line();
        }
    }

    private static IReadOnlyList<CpuInstructionText> Forms(LayerModel layer, CpuPlan plan) =>
        plan.PortableOnly
            ? [new PortableText(layer, plan)]
            : [new Avx512Text(layer, plan), new Avx2Text(layer, plan), new PortableText(layer, plan)];
}
