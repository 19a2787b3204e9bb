using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes one kernel without tensor cores: its signature, the indices of a thread, and the loop over tiles of rows.
/// </summary>
internal static class GpuKernelText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string name)
    {
        GpuProseText.WriteKernel(code, plan, kernel);
        code.Line($"internal static void {name}<TOps, TInput, TOutput>(");
        code.Line($"    {GpuNames.ArrayView}<{GpuNames.Words4}> weights,");
        code.Line($"    {GpuNames.ArrayView}<float> bias,");
        code.Line($"    {GpuNames.ArrayView}<float> input,");
        code.Line($"    {GpuNames.ArrayView}<float> output,");
        code.Line("    int batch)");
        code.Line($"    where TOps : struct, {GpuNames.Ops}");
        code.Line($"    where TInput : struct, {GpuNames.Input}");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");

        // A user's project may check for overflow; the addresses here never overflow.
        code.Open("unchecked");
        WriteThreadIndices(code, plan, kernel);
        if (kernel.Staging == GpuStaging.StaticShared)
            GpuStageText.WriteOnce(code, plan, kernel);

        WriteTiles(code, layer, plan, kernel);
        code.Close();
        code.Close();
    }

    private static void WriteThreadIndices(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        if (kernel.Staging != GpuStaging.None)
            GpuStageText.WriteMemory(code, plan, kernel);

        code.Line($"{GpuNames.ArrayView}<float> scratch = TOps.Scratch();");
        code.Line($"int warp = {GpuNames.Group}.IdxX >> 5;");
        code.Line($"int lane = {GpuNames.Group}.IdxX & 31;");
        if (kernel.Lanes < 32)
            code.Line($"int rowLane = lane & {kernel.Lanes - 1};");

        code.Line(kernel.Samples == 1
            ? $"int sample = {GpuNames.Grid}.IdxY;"
            : $"int sample = {GpuNames.Grid}.IdxY * {kernel.Samples};");
        code.Line();
    }

    private static void WriteTiles(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        int sets = (layer.Shape.Outputs + GpuLoadUnit.SetRows - 1) / GpuLoadUnit.SetRows;
        int tiles = (sets + kernel.SetsPerTile - 1) / kernel.SetsPerTile;
        bool ragged = sets % kernel.SetsPerTile != 0;

        code.Line("// All threads of the group run the same iterations and reach every barrier and shuffle.");
        code.Open($"for (int tile = {GpuNames.Grid}.IdxX; tile < {tiles}; tile += {GpuNames.Grid}.DimX)");
        code.Line(kernel.SetsPerWarp == 1
            ? $"int set = (tile * {GpuKernelPlan.Warps}) + warp;"
            : $"int set = (((tile * {GpuKernelPlan.Warps}) + warp) * {kernel.SetsPerWarp}) + (lane / {kernel.Lanes});");
        code.Line(ragged
            ? $"int first = {GpuNames.IntrinsicMath}.Min(set, {sets - 1}) * {plan.LoadsPerSet};"
            : $"int first = set * {plan.LoadsPerSet};");

        for (int sum = 0; sum < kernel.Sums; sum++)
            code.Line($"float sum{sum} = 0f;");

        code.Line();
        GpuChunkText.Write(code, layer, plan, kernel);
        GpuLaneReductionText.Write(code, kernel);
        GpuStoreText.Write(code, layer, kernel);
        code.Close();
    }
}
