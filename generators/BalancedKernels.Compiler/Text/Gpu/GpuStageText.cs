using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes how inputs come into shared memory: column i of lane l's cell at i * 32 + l.</summary>
internal static class GpuStageText
{
    /// <summary>Gets the type of what is staged of a column: a number for each sample.</summary>
    public static string ElementType(GpuKernelPlan kernel) => kernel.Samples switch
    {
        1 => "float",
        2 => GpuNames.Floats2,
        _ => GpuNames.Floats4,
    };

    /// <summary>
    /// Gets the type of the staged inputs: bytes for one sample, so that an index is an address; several samples
    /// together as one element.
    /// </summary>
    public static string ViewType(GpuKernelPlan kernel) =>
        $"{GpuNames.ArrayView}<{(kernel.Samples == 1 ? "byte" : ElementType(kernel))}>";

    /// <summary>
    /// Gets the shift of a column to its place: a row of 32 elements, which are bytes for one sample.
    /// </summary>
    public static int ColumnShift(GpuKernelPlan kernel) => kernel.Samples == 1 ? 7 : 5;

    /// <summary>Gets the elements of that type that one chunk takes.</summary>
    public static int ChunkLength(GpuPlan plan, GpuKernelPlan kernel) =>
        plan.CellColumns * 32 * (kernel.Samples == 1 ? sizeof(float) : 1);

    /// <summary>
    /// Gets the expression of a lane's place in the first row of a staged chunk: a slot's column is put into the bits
    /// that it leaves.
    /// </summary>
    public static string Bank(GpuPlan plan, GpuKernelPlan kernel, int chunk) => chunk == 0
        ? Lane(kernel)
        : $"{(kernel.Samples == 1 ? $"({Lane(kernel)})" : Lane(kernel))} + {chunk * ChunkLength(plan, kernel)}";

    /// <summary>Gets the expression of that place in the chunk that a loop stands at.</summary>
    /// <remarks>
    /// Of one sample the place is left as it is: a register for each weight less on sm_80, which adds none to an
    /// address. Elements of several samples are scaled inside the access only where ptxas knows how large the place can
    /// be; no group has 256 KB.
    /// </remarks>
    public static string BankInLoop(GpuPlan plan, GpuKernelPlan kernel)
    {
        int length = ChunkLength(plan, kernel);
        return kernel.Samples == 1
            ? $"(chunk * {length}) + ({Lane(kernel)})"
            : $"((chunk * {length}) + {Lane(kernel)}) & 0x3FFFF";
    }

    public static void WriteMemory(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        string bytes = kernel.Samples == 1 ? ".Cast<byte>()" : string.Empty;
        if (kernel.Staging == GpuStaging.Whole)
        {
            code.Line(
                $"{ViewType(kernel)} stage = {GpuNames.SharedMemory}.Allocate<{ElementType(kernel)}>({plan.CellColumns * 32 * kernel.Chunks}){bytes};");
            return;
        }

        int chunks = kernel.ChunksPerPart(plan.CellColumns);
        code.Line(
            "// A CUDA launch says how much of a row stands in shared memory at once: all of it where there is room.");
        code.Line(
            $"{ViewType(kernel)} stage = TOps.Stage<{ElementType(kernel)}>({plan.CellColumns * 32 * chunks}){bytes};");
        code.Line(
            $"int perStage = TOps.StageBytes({chunks * kernel.ChunkBytes(plan.CellColumns)}) / {kernel.ChunkBytes(plan.CellColumns)};");
    }

    /// <summary>Writes the staging of a whole sample, before the first tile.</summary>
    public static void WriteOnce(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line("// Each warp brings every fourth group of four columns of its lanes' cells.");
        if (kernel.ChunksUnrolled)
        {
            for (int chunk = 0; chunk < kernel.Chunks; chunk++)
                WriteChunk(code, plan, kernel, Bank(plan, kernel, chunk), Cell(kernel, $"{chunk * 32}", chunk == 0));
        }
        else
        {
            code.Open($"for (int chunk = 0; chunk < {kernel.Chunks}; chunk++)");
            WriteChunk(code, plan, kernel, BankInLoop(plan, kernel), Cell(kernel, "(chunk * 32)", first: false));
            code.Close();
        }

        code.Line($"{GpuNames.Group}.Barrier();");
        code.Line();
    }

    /// <summary>Writes the staging of the chunks from <c>stageFirst</c> on, inside a tile.</summary>
    public static void WriteNext(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line(
            "// A stage that holds all of a row is filled for the group's first tile, and serves the others too.");
        code.Open($"if ((perStage < {kernel.Chunks}) | (tile == {GpuNames.Grid}.IdxX))");
        code.Line("// Nobody may still read the inputs of the stage before.");
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Open("for (int chunk = 0; chunk < stageChunks; chunk++)");
        WriteChunk(
            code, plan, kernel, BankInLoop(plan, kernel), Cell(kernel, "((stageFirst + chunk) * 32)", first: false));
        code.Close();
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Close();
        code.Line();
    }

    /// <summary>Writes the method that stages four columns of one cell per lane.</summary>
    public static void WriteMethod(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        int row = ChunkLength(plan, kernel) / plan.CellColumns;

        code.Line(GpuNames.Inline);
        code.Line(
            $"private static void {Name(kernel)}<TInput>({ViewType(kernel)} stage, {GpuNames.ArrayView}<float> input, int sample, int batch, int cell, int column, int bank)");
        code.Open($"    where TInput : struct, {GpuNames.Input}");
        code.Open("unchecked");
        string read = kernel.Chunks * kernel.Lanes * plan.CellColumns == layer.Shape.Inputs
            ? "ReadFourInside"
            : "ReadFour";
        for (int sample = 0; sample < kernel.Samples; sample++)
        {
            string which = sample == 0 ? "sample" : $"{GpuNames.IntrinsicMath}.Min(sample + {sample}, batch - 1)";
            code.Line(
                $"{GpuNames.Floats4} four{sample} = TInput.{read}(input, {which}, (cell * {plan.CellColumns}) + column, {layer.Shape.Inputs});");
        }

        code.Line($"int at = (column * {row}) + bank;");
        for (int column = 0; column < 4; column++)
            code.Line(Put(kernel, column == 0 ? "at" : $"at + {column * row}", "XYZW"[column]));

        code.Close();
        code.Close();
    }

    private static string Name(GpuKernelPlan kernel) => kernel.Samples == 1 ? "Stage" : $"Stage{kernel.Samples}";

    private static string Lane(GpuKernelPlan kernel) => kernel.Samples == 1 ? "lane * 4" : "lane";

    private static string Put(GpuKernelPlan kernel, string at, char component)
    {
        if (kernel.Samples == 1)
            return $"{GpuNames.UnsafeAs}<byte, float>(ref stage[{at}]) = four0.{component};";

        string numbers = string.Join(
            ", ", Enumerable.Range(0, kernel.Samples).Select(sample => $"{"XYZW"[sample]} = four{sample}.{component}"));
        return $"stage[{at}] = new {ElementType(kernel)} {{ {numbers} }};";
    }

    private static string Cell(GpuKernelPlan kernel, string chunkCell, bool first)
    {
        string member = kernel.Lanes < 32 ? "member" : "lane";
        return first ? member : $"{chunkCell} + {member}";
    }

    private static void WriteChunk(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel, string bank, string cell)
    {
        for (int column = 0; column < plan.CellColumns; column += 4 * GpuKernelPlan.Warps)
        {
            string at = column == 0 ? "warp * 4" : $"(warp * 4) + {column}";
            code.Line($"{Name(kernel)}<TInput>(stage, input, sample, batch, {cell}, {at}, {bank});");
        }
    }
}
