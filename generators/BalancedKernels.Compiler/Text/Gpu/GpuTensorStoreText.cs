using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the epilogue of a kernel for tensor cores: the split-K reduction of the partial sums of several groups, then
/// bias, activation and the guarded stores.
/// </summary>
internal static class GpuTensorStoreText
{
    /// <summary>
    /// Gets the names of the sums of a thread: tiles of rows, or planes of them, by tiles of samples.
    /// </summary>
    public static IEnumerable<string> Sums(GpuTensorPlan kernel)
    {
        bool planes = kernel.Planes == 1;
        for (int rows = 0; rows < (planes ? GpuTensorPlan.PlanesPerTile : 1) * RowTiles(kernel); rows++)
        {
            for (int samples = 0;
                 samples < (planes ? (kernel.WarpSampleTiles + 1) / 2 : kernel.WarpSampleTiles);
                 samples++)
                yield return $"sum{rows}_{samples}";
        }
    }

    public static void Write(CodeWriter code, GpuTensorPlan kernel)
    {
        int perGroup = kernel.RowsPerGroup * kernel.Samples / 4;
        List<Result> results = [.. kernel.Planes == 1 ? PlaneResults(kernel) : TileResults(kernel)];
        if (kernel.Planes == 1)
            WriteFours(code, kernel);

        code.Open($"if ({GpuNames.Grid}.DimY > 1)");
        code.Line($"int stride = {GpuNames.Grid}.DimX * {perGroup};");
        code.Line(
            $"int firstPartial = ((({GpuNames.Grid}.IdxZ * {GpuNames.Grid}.DimY * {GpuNames.Grid}.DimX) + {GpuNames.Grid}.IdxX) * {perGroup}) + (warp * {perGroup / GpuKernelPlan.Warps}) + lane;");
        code.Line($"int ownPartial = firstPartial + ({GpuNames.Grid}.IdxY * stride);");
        for (int i = 0; i < results.Count; i++)
            code.Line($"partial[ownPartial{GpuTensorText.Plus(i * 32)}] = {results[i].Sums};");

        string arrived = kernel.Operand == GpuTensorOperand.Scattered ? "scattered.Cast<int>()" : "arrived";
        code.Open(
            $"if (!{GpuNames.SplitKReduction}.IsLastGroup(arrivals, ({GpuNames.Grid}.IdxZ * {GpuNames.Grid}.DimX) + {GpuNames.Grid}.IdxX, {arrived}))");
        code.Line("return;");
        code.Close();
        code.Line();
        for (int i = 0; i < results.Count; i++)
            code.Line(
                $"{results[i].Sums} = {GpuNames.SplitKReduction}.Sum(partial, firstPartial{GpuTensorText.Plus(i * 32)}, stride);");

        code.Close();
        code.Line();
        code.Line(
            $"int sample = ({GpuNames.Grid}.IdxZ * {kernel.Samples}){(kernel.SharesRows ? $" + (warp * {kernel.WarpSampleTiles * GpuTensorPlan.TileSamples})" : string.Empty)} + {(kernel.Planes == 1 ? "(lane >> 2)" : "((lane & 3) * 2)")};");
        code.Line($"int row = {FirstRow(kernel)};");
        foreach (Result result in results)
            code.Line(
                $"Store<TOutput>({result.Sums}, sample{GpuTensorText.Plus(result.Sample)}, row{GpuTensorText.Plus(result.Row)}, bias, output, batch);");
    }

    /// <summary>
    /// Writes the methods that store four results. All kernels of the layer for tensor cores use them.
    /// </summary>
    public static void WriteMethods(CodeWriter code, LayerModel layer, GpuTensorPlan kernel)
    {
        int outputs = layer.Shape.Outputs;
        code.Line();
        code.Line(kernel.Planes == 1 ? "// Four rows of one sample." : "// Two rows of two samples.");
        code.Line(GpuNames.Inline);
        code.Line(
            $"private static void Store<TOutput>({GpuNames.Floats4} sums, int sample, int row, {GpuNames.ArrayView}<float> bias, {GpuNames.ArrayView}<float> output, int batch)");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");
        code.Open("unchecked");
        for (int i = 0; i < 4; i++)
        {
            (int row, int sample) = kernel.Planes == 1 ? (i, 0) : (i / 2, i % 2);
            code.Line(
                $"StoreRow<TOutput>(sums.{"XYZW"[i]}, sample{GpuTensorText.Plus(sample)}, row{GpuTensorText.Plus(row)}, bias, output, batch);");
        }

        code.Close();
        code.Close();
        code.Line();
        code.Line(GpuNames.Inline);
        code.Line(
            $"private static void StoreRow<TOutput>(float sum, int sample, int row, {GpuNames.ArrayView}<float> bias, {GpuNames.ArrayView}<float> output, int batch)");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");
        code.Open("unchecked");
        code.Open($"if ((row < {outputs}) & (sample < batch))");
        code.Line($"float result = {(layer.Bias ? "sum + bias[row]" : "sum")};");
        code.Line(
            $"output[(sample * TOutput.Length({outputs})) + TOutput.IndexOf(row, {outputs})] = {GpuStoreText.Activated(layer.Activation)};");
        code.Close();
        code.Close();
        code.Close();
    }

    // Rows g and g + 8 of a multiplication are neighbours in a set. A lane has their samples 2t and 2t + 1.
    private static IEnumerable<Result> TileResults(GpuTensorPlan kernel)
    {
        int rowStride = kernel.Operand == GpuTensorOperand.Scattered
            ? GpuTensorPlan.SetsPerTile * GpuLoadUnit.SetRows
            : 2;
        for (int rows = 0; rows < RowTiles(kernel); rows++)
        {
            for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
                yield return new Result($"sum{rows}_{tile}", rows * rowStride, tile * GpuTensorPlan.TileSamples);
        }
    }

    // Rows 2t and 2t + 1 of a plane are rows p and p + 2 of set t. A lane has their samples g and g + 8.
    private static IEnumerable<Result> PlaneResults(GpuTensorPlan kernel)
    {
        for (int set = 0; set < RowTiles(kernel); set++)
        {
            for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
                yield return new Result(
                    $"four{set}_{tile}",
                    set * GpuTensorPlan.SetsPerTile * GpuLoadUnit.SetRows,
                    tile * GpuTensorPlan.TileSamples);
        }
    }

    private static void WriteFours(CodeWriter code, GpuTensorPlan kernel)
    {
        for (int set = 0; set < RowTiles(kernel); set++)
        {
            for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
            {
                string even = $"sum{2 * set}_{tile / 2}";
                string odd = $"sum{(2 * set) + 1}_{tile / 2}";
                (string lower, string upper) = tile % 2 == 0 ? ("X", "Y") : ("Z", "W");
                code.Line(
                    $"{GpuNames.Floats4} four{set}_{tile} = new {GpuNames.Floats4} {{ X = {even}.{lower}, Y = {odd}.{lower}, Z = {even}.{upper}, W = {odd}.{upper} }};");
            }
        }
    }

    private static int RowTiles(GpuTensorPlan kernel) => kernel.SharesRows ? GpuKernelPlan.Warps : kernel.RowTiles;

    private static string FirstRow(GpuTensorPlan kernel)
    {
        string group = $"({GpuNames.Grid}.IdxX * {kernel.RowsPerGroup})";
        string warp = kernel.SharesRows ? group : $"{group} + (warp * {kernel.RowsPerGroup / GpuKernelPlan.Warps})";
        string lane = kernel.Planes == 1
            ? "((lane & 3) * 4)"
            : kernel.Operand == GpuTensorOperand.Scattered
            ? "((lane >> 2) * 2)"
            : "((lane >> 2) * 4)";
        return $"{warp} + {lane}";
    }

    private sealed record Result(string Sums, int Row, int Sample);
}
