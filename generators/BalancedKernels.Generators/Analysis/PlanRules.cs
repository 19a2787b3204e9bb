using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Says where a sparse layer's plans are not the fast ones.</summary>
/// <remarks>Nothing is said of a dense layer: its block is nobody's choice.</remarks>
internal static class PlanRules
{
    public static void Check(
        LayerModel layer, AttributeValues linear, AttributeValues sparse, Action<Diagnostic> report)
    {
        if (layer.Pattern.IsDense)
            return;

        CpuPlan? cpu = layer.Cpu ? CpuPlanner.Plan(layer) : null;
        GpuPlan? gpu = layer.Gpu ? GpuPlanner.Plan(layer) : null;
        if (SayGeneral(cpu, gpu) is { } devices)
        {
            report(Diagnostic.Create(
                KernelDiagnostics.GeneralKernel,
                sparse.Locate(KnownNames.Block),
                layer.Type.PlainName,
                devices,
                layer.Pattern.Block));
        }

        if (cpu is { SlotsUnrolled: false })
        {
            Location kept = sparse.Locate(sparse.Has(KnownNames.Kept) ? KnownNames.Kept : KnownNames.Ratio);
            report(
                MakeLoop(
                    kept, layer, "CPU", "slots of a block", layer.Pattern.Kept, "keep fewer or write a smaller Block"));
        }

        // The general GPU kernel always loops, and has been told of.
        if (gpu is { ChunksUnrolled: false } && gpu.Path != KernelPath.General)
        {
            report(
                MakeLoop(
                    linear.Locate("inputs", position: 0),
                    layer,
                    "GPU",
                    "chunks of a row",
                    gpu.MaxChunks,
                    "keep fewer weights or take fewer inputs"));
        }
    }

    private static string? SayGeneral(CpuPlan? cpu, GpuPlan? gpu) => (cpu?.Path, gpu?.Path) switch
    {
        (KernelPath.General, KernelPath.General) => "CPU and GPU",
        (KernelPath.General, _) => "CPU",
        (_, KernelPath.General) => "GPU",
        _ => null,
    };

    private static Diagnostic MakeLoop(
        Location place, LayerModel layer, string device, string what, int count, string remedy) =>
        Diagnostic.Create(KernelDiagnostics.Loop, place, layer.Type.PlainName, device, what, count, remedy);
}
