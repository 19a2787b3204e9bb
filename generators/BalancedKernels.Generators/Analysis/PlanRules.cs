using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Reports sparse layers whose plans are not the fastest ones.</summary>
/// <remarks>Dense layers are not reported, because the user does not choose their block.</remarks>
internal static class PlanRules
{
    public static void Check(
        LayerModel layer, AttributeReader linear, AttributeReader sparse, Action<Diagnostic> report)
    {
        if (layer.Pattern.IsDense)
            return;

        CpuPlan? cpu = layer.Cpu ? CpuPlanner.Plan(layer) : null;
        GpuPlan? gpu = layer.Gpu ? GpuPlanner.Plan(layer) : null;
        if (FindGeneralDevices(cpu, gpu) is { } devices)
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
            Location kept = sparse.Locate(sparse.HasProperty(KnownNames.Kept) ? KnownNames.Kept : KnownNames.Ratio);
            report(
                CreateLoopDiagnostic(
                    kept, layer, "CPU", "slots of a block", layer.Pattern.Kept, "keep fewer or write a smaller Block"));
        }

        // The general GPU kernel always loops, and is reported above.
        if (gpu is { ChunksUnrolled: false } && gpu.Path != KernelPath.General)
        {
            report(
                CreateLoopDiagnostic(
                    linear.Locate("inputs", position: 0),
                    layer,
                    "GPU",
                    "chunks of a row",
                    gpu.MaxChunks,
                    "keep fewer weights or reduce the inputs"));
        }
    }

    private static string? FindGeneralDevices(CpuPlan? cpu, GpuPlan? gpu) => (cpu?.Path, gpu?.Path) switch
    {
        (KernelPath.General, KernelPath.General) => "CPU and GPU",
        (KernelPath.General, _) => "CPU",
        (_, KernelPath.General) => "GPU",
        _ => null,
    };

    private static Diagnostic CreateLoopDiagnostic(
        Location location, LayerModel layer, string device, string items, int count, string remedy) =>
        Diagnostic.Create(KernelDiagnostics.Loop, location, layer.Type.PlainName, device, items, count, remedy);
}
