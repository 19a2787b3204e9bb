using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes how inputs come into shared memory: column i of lane l's cell at i * 32 + l.</summary>
internal static class GpuStageText
{
    /// <summary>Gets the type of the staged inputs: bytes, so that an index is an address; four samples together as one element.</summary>
    public static string ViewType(GpuKernelPlan kernel) =>
        $"{GpuNames.ArrayView}<{(kernel.Samples == 1 ? "byte" : GpuNames.Floats4)}>";

    /// <summary>Gets the elements of that type that one chunk takes.</summary>
    public static int ChunkLength(GpuPlan plan, GpuKernelPlan kernel) =>
        plan.CellColumns * 32 * (kernel.Samples == 1 ? sizeof(float) : 1);

    /// <summary>Gets the expression of a lane's place in a row of 32 elements.</summary>
    public static string Bank(GpuKernelPlan kernel) => kernel.Samples == 1 ? "lane * 4" : "lane";

    public static void WriteMemory(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        int elements = plan.CellColumns * 32 * kernel.ChunksPerStage;
        code.Line(kernel.Samples == 1
            ? $"{ViewType(kernel)} stage = {GpuNames.SharedMemory}.Allocate<float>({elements}).Cast<byte>();"
            : $"{ViewType(kernel)} stage = {GpuNames.SharedMemory}.Allocate<{GpuNames.Floats4}>({elements});");
    }

    /// <summary>Writes the staging of a whole sample, before the first tile.</summary>
    public static void WriteOnce(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line("// Each warp brings every fourth group of four columns of its lanes' cells.");
        if (kernel.ChunksUnrolled)
        {
            for (int chunk = 0; chunk < kernel.Chunks; chunk++)
                WriteChunk(code, plan, kernel, GpuChunkText.Staged(plan, kernel, chunk), Cell(kernel, $"{chunk * 32}", chunk == 0));
        }
        else
        {
            code.Open($"for (int chunk = 0; chunk < {kernel.Chunks}; chunk++)");
            code.Line($"{ViewType(kernel)} staged = stage.SubView(chunk * {ChunkLength(plan, kernel)}, {ChunkLength(plan, kernel)});");
            WriteChunk(code, plan, kernel, "staged", Cell(kernel, "(chunk * 32)", first: false));
            code.Close();
        }

        code.Line($"{GpuNames.Group}.Barrier();");
        code.Line();
    }

    /// <summary>Writes the staging of the chunks from <c>stageFirst</c> on, inside a tile.</summary>
    public static void WriteNext(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line("// Nobody may still read the inputs of the stage before.");
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Open("for (int chunk = 0; chunk < stageChunks; chunk++)");
        code.Line($"{ViewType(kernel)} staged = stage.SubView(chunk * {ChunkLength(plan, kernel)}, {ChunkLength(plan, kernel)});");
        WriteChunk(code, plan, kernel, "staged", Cell(kernel, "((stageFirst + chunk) * 32)", first: false));
        code.Close();
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Line();
    }

    /// <summary>Writes the method that stages four columns of one cell per lane.</summary>
    public static void WriteMethod(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        int row = ChunkLength(plan, kernel) / plan.CellColumns;

        code.Line(GpuNames.Inline);
        code.Line($"private static void {Name(kernel)}<TInput>({ViewType(kernel)} stage, {GpuNames.ArrayView}<float> input, int sample, int batch, int cell, int column, int bank)");
        code.Open($"    where TInput : struct, {GpuNames.Input}");
        code.Open("unchecked");
        string read = kernel.Chunks * kernel.Lanes * plan.CellColumns == layer.Shape.Inputs ? "ReadFourInside" : "ReadFour";
        for (int sample = 0; sample < kernel.Samples; sample++)
        {
            string which = sample == 0 ? "sample" : $"{GpuNames.IntrinsicMath}.Min(sample + {sample}, batch - 1)";
            code.Line($"{GpuNames.Floats4} four{sample} = TInput.{read}(input, {which}, (cell * {plan.CellColumns}) + column, {layer.Shape.Inputs});");
        }

        code.Line($"int at = (column * {row}) + bank;");
        for (int column = 0; column < 4; column++)
            code.Line(Put(kernel, column == 0 ? "at" : $"at + {column * row}", "XYZW"[column]));

        code.Close();
        code.Close();
    }

    private static string Name(GpuKernelPlan kernel) => kernel.Samples == 1 ? "Stage" : $"Stage{kernel.Samples}";

    private static string Put(GpuKernelPlan kernel, string at, char component) => kernel.Samples == 1
        ? $"{GpuNames.UnsafeAs}<byte, float>(ref stage[{at}]) = four0.{component};"
        : $"stage[{at}] = new {GpuNames.Floats4} {{ X = four0.{component}, Y = four1.{component}, Z = four2.{component}, W = four3.{component} }};";

    private static string Cell(GpuKernelPlan kernel, string chunkCell, bool first)
    {
        string member = kernel.Lanes < 32 ? "member" : "lane";
        return first ? member : $"{chunkCell} + {member}";
    }

    private static void WriteChunk(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel, string staged, string cell)
    {
        for (int column = 0; column < plan.CellColumns; column += 4 * GpuKernelPlan.Warps)
        {
            string at = column == 0 ? "warp * 4" : $"(warp * 4) + {column}";
            code.Line($"{Name(kernel)}<TInput>({staged}, input, sample, batch, {cell}, {at}, {Bank(kernel)});");
        }
    }
}
