using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the English paragraphs above kernels.</summary>
internal static class GpuProseText
{
    public static void WriteLayer(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        GpuLoadUnit loadUnit = plan.LoadUnit;
        string pattern = layer.Pattern.IsDense ? "dense" : $"{layer.Pattern} balanced";
        string indices = loadUnit.Indices switch
        {
            GpuIndexFormat.None => "no indices",
            GpuIndexFormat.Bitmask => "a bitmask of their columns",
            GpuIndexFormat.Fields => $"their {loadUnit.FieldBits}-bit indices",
            _ => "their index bytes",
        };

        code.Line(
            $"// {layer.Shape.Outputs} rows of {layer.Shape.Inputs} inputs, {pattern}, weights as {layer.WeightType}: {loadUnit.Slots * plan.LoadUnitsPerRow} multiply-adds and {plan.BytesPerRow} bytes a row.");
        code.Line(
            $"// A load unit of {loadUnit.Words} words holds {loadUnit.Slots} values and {indices}; a row has {Count(plan.LoadUnitsPerRow, "load unit")}.");
        code.Line("// Four rows are stored together; their words are interleaved so that every load is 128 bits wide.");
    }

    public static void WriteKernel(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line(kernel.Samples == 1
            ? "// A group computes one sample; every weight is read once for each sample."
            : $"// A group computes {kernel.Samples} samples; every weight is read and decoded once for all of them.");
        code.Line(
            $"// {kernel.Lanes} lanes compute a row, one load unit each, so a warp computes {GpuLoadUnit.SetRows * kernel.SetsPerWarp} rows and a group of {GpuKernelPlan.Warps} warps a tile of {kernel.RowsPerTile}.");
        WriteInput(code, plan, kernel);
        string loop = kernel.ChunksUnrolled ? "unrolled"
            : kernel.Staging == GpuStaging.StaticShared ? "as a loop: unrolled they would not fit the instruction cache"
            : "as a loop";
        code.Line($"// {Count(kernel.Chunks, "load unit")} for each lane and row, {loop}.");
    }

    private static void WriteInput(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        if (kernel.Staging == GpuStaging.None)
        {
            code.Line(
                $"// The block size {plan.LoadUnit.Block} is no power of two from 4 to 64: inputs are read from global memory, one at a time.");
            return;
        }

        string when = kernel.Staging == GpuStaging.StaticShared
            ? "once for all tiles"
            : "as many at a time as the launch provides memory for";
        code.Line(
            $"// Inputs are staged in shared memory {when}. They are transposed, so that every lane reads its own bank");
        code.Line("// whatever the indices are.");
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";
}
