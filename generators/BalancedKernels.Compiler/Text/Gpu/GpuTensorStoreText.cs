using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the end of a kernel for tensor cores: what groups share is added up, then bias, activation and the guarded stores.</summary>
internal static class GpuTensorStoreText
{
    public static void Write(CodeWriter code, GpuTensorPlan kernel)
    {
        int perGroup = GpuKernelPlan.Warps * kernel.SampleTiles * 2 * 32;

        code.Line("// A lane has two samples of each tile, four rows of each.");
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
        {
            code.Line($"{GpuNames.Floats4} even{tile} = new {GpuNames.Floats4} {{ X = sum0_{tile}.X, Y = sum0_{tile}.Z, Z = sum1_{tile}.X, W = sum1_{tile}.Z }};");
            code.Line($"{GpuNames.Floats4} odd{tile} = new {GpuNames.Floats4} {{ X = sum0_{tile}.Y, Y = sum0_{tile}.W, Z = sum1_{tile}.Y, W = sum1_{tile}.W }};");
        }

        code.Open($"if ({GpuNames.Grid}.DimY > 1)");
        code.Line($"int stride = {GpuNames.Grid}.DimX * {perGroup};");
        code.Line($"int own = ((({GpuNames.Grid}.IdxZ * {GpuNames.Grid}.DimY * {GpuNames.Grid}.DimX) + {GpuNames.Grid}.IdxX) * {perGroup}) + (warp * {perGroup / GpuKernelPlan.Warps}) + lane;");
        code.Line($"int mine = own + ({GpuNames.Grid}.IdxY * stride);");
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
        {
            code.Line($"partial[mine + {tile * 64}] = even{tile};");
            code.Line($"partial[mine + {(tile * 64) + 32}] = odd{tile};");
        }

        code.Open($"if (!{GpuNames.TensorRows}.IsLast(arrivals, ({GpuNames.Grid}.IdxZ * {GpuNames.Grid}.DimX) + {GpuNames.Grid}.IdxX))");
        code.Line("return;");
        code.Close();
        code.Line();
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
        {
            code.Line($"even{tile} = {GpuNames.TensorRows}.Total(partial, own + {tile * 64}, stride);");
            code.Line($"odd{tile} = {GpuNames.TensorRows}.Total(partial, own + {(tile * 64) + 32}, stride);");
        }

        code.Close();
        code.Line();
        code.Line($"int sample = ({GpuNames.Grid}.IdxZ * {kernel.Samples}) + ((lane & 3) * 2);");
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
        {
            code.Line($"Store<TOutput>(even{tile}, sample{Plus(tile * 8)}, rows * {GpuCell.SetRows}, bias, output, batch);");
            code.Line($"Store<TOutput>(odd{tile}, sample + {(tile * 8) + 1}, rows * {GpuCell.SetRows}, bias, output, batch);");
        }
    }

    /// <summary>Writes the methods that store four rows of one sample; both kernels use them.</summary>
    public static void WriteMethods(CodeWriter code, LayerModel layer)
    {
        int outputs = layer.Shape.Outputs;
        code.Line();
        code.Line(GpuNames.Inline);
        code.Line($"private static void Store<TOutput>({GpuNames.Floats4} sums, int sample, int row, {GpuNames.ArrayView}<float> bias, {GpuNames.ArrayView}<float> output, int batch)");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");
        for (int row = 0; row < GpuCell.SetRows; row++)
            code.Line($"StoreRow<TOutput>(sums.{"XYZW"[row]}, sample, row{Plus(row)}, bias, output, batch);");

        code.Close();
        code.Line();
        code.Line(GpuNames.Inline);
        code.Line($"private static void StoreRow<TOutput>(float sum, int sample, int row, {GpuNames.ArrayView}<float> bias, {GpuNames.ArrayView}<float> output, int batch)");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");
        code.Open("unchecked");
        code.Open($"if ((row < {outputs}) & (sample < batch))");
        code.Line($"float result = {(layer.Bias ? "sum + bias[row]" : "sum")};");
        code.Line($"output[(sample * TOutput.Length({outputs})) + TOutput.IndexOf(row, {outputs})] = {GpuStoreText.Activated(layer.Activation)};");
        code.Close();
        code.Close();
        code.Close();
    }

    private static string Plus(int number) => number == 0 ? string.Empty : $" + {number}";
}
