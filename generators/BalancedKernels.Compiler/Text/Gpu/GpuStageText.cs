using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the staging of inputs in shared memory: column i of the load unit of lane l is stored at i * 32 + l.
/// </summary>
internal static class GpuStageText
{
    /// <summary>Gets the element type of a staged column: one number for each sample.</summary>
    public static string ElementType(GpuKernelPlan kernel) => kernel.Samples switch
    {
        1 => "float",
        2 => GpuNames.Floats2,
        _ => GpuNames.Floats4,
    };

    /// <summary>
    /// Gets the type of the view of the staged inputs. For one sample it is a view of bytes, so that an index is an
    /// address; several samples are one element.
    /// </summary>
    public static string ViewType(GpuKernelPlan kernel) =>
        $"{GpuNames.ArrayView}<{(kernel.Samples == 1 ? "byte" : ElementType(kernel))}>";

    /// <summary>
    /// Gets the left shift that turns a column into its index in the view: a column is 32 elements, or 128 bytes for
    /// one sample.
    /// </summary>
    public static int ColumnShift(GpuKernelPlan kernel) => kernel.Samples == 1 ? 7 : 5;

    /// <summary>Gets the elements of the view that one chunk takes.</summary>
    public static int ChunkLength(GpuPlan plan, GpuKernelPlan kernel) =>
        plan.LoadUnitColumns * 32 * (kernel.Samples == 1 ? sizeof(float) : 1);

    /// <summary>
    /// Gets the expression of a lane's index in the first column of a staged chunk. The column of a slot is combined
    /// into the remaining bits.
    /// </summary>
    public static string Bank(GpuPlan plan, GpuKernelPlan kernel, int chunk) => chunk == 0
        ? Lane(kernel)
        : $"{(kernel.Samples == 1 ? $"({Lane(kernel)})" : Lane(kernel))} + {chunk * ChunkLength(plan, kernel)}";

    /// <summary>Gets the expression of that index in the current chunk of a loop.</summary>
    /// <remarks>
    /// For one sample the index has no mask: sm_80 adds no register to an address, and this saves a register for each
    /// weight. Elements of several samples are scaled inside the access only if ptxas has an upper bound of the index;
    /// no group has 256 KB.
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
        if (kernel.Staging == GpuStaging.StaticShared)
        {
            code.Line(
                $"{ViewType(kernel)} stage = {GpuNames.SharedMemory}.Allocate<{ElementType(kernel)}>({plan.LoadUnitColumns * 32 * kernel.Chunks}){bytes};");
            return;
        }

        int chunks = kernel.ChunksPerStage(plan.LoadUnitColumns);
        code.Line("// A CUDA launch sets how much of a row is in shared memory at once: the whole row if it fits.");
        code.Line(
            $"{ViewType(kernel)} stage = TOps.Stage<{ElementType(kernel)}>({plan.LoadUnitColumns * 32 * chunks}){bytes};");
        code.Line(
            $"int chunksPerStage = TOps.StageBytes({chunks * kernel.ChunkBytes(plan.LoadUnitColumns)}) / {kernel.ChunkBytes(plan.LoadUnitColumns)};");
    }

    /// <summary>Writes the staging of whole samples, before the first tile.</summary>
    public static void WriteOnce(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line("// Each warp stages every fourth group of four columns of the load units of its lanes.");
        if (kernel.ChunksUnrolled)
        {
            for (int chunk = 0; chunk < kernel.Chunks; chunk++)
                WriteChunk(
                    code, plan, kernel, Bank(plan, kernel, chunk), LoadUnit(kernel, $"{chunk * 32}", chunk == 0));
        }
        else
        {
            code.Open($"for (int chunk = 0; chunk < {kernel.Chunks}; chunk++)");
            WriteChunk(code, plan, kernel, BankInLoop(plan, kernel), LoadUnit(kernel, "(chunk * 32)", first: false));
            code.Close();
        }

        code.Line($"{GpuNames.Group}.Barrier();");
        code.Line();
    }

    /// <summary>Writes the staging of the chunks from <c>stageFirst</c> on, inside the loop over tiles.</summary>
    public static void WriteNext(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line(
            "// A stage that holds a whole row is filled for the first tile of the group and reused for the other tiles.");
        code.Open($"if ((chunksPerStage < {kernel.Chunks}) | (tile == {GpuNames.Grid}.IdxX))");
        code.Line("// All threads have finished reading the inputs of the previous stage.");
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Open("for (int chunk = 0; chunk < stageChunks; chunk++)");
        WriteChunk(
            code,
            plan,
            kernel,
            BankInLoop(plan, kernel),
            LoadUnit(kernel, "((stageFirst + chunk) * 32)", first: false));
        code.Close();
        code.Line($"{GpuNames.Group}.Barrier();");
        code.Close();
        code.Line();
    }

    /// <summary>Writes the method that stages four columns of one load unit per lane.</summary>
    public static void WriteMethod(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        int row = ChunkLength(plan, kernel) / plan.LoadUnitColumns;

        code.Line(GpuNames.Inline);
        code.Line(
            $"private static void {Name(kernel)}<TInput>({ViewType(kernel)} stage, {GpuNames.ArrayView}<float> input, int sample, int batch, int loadUnit, int column, int bank)");
        code.Open($"    where TInput : struct, {GpuNames.Input}");
        code.Open("unchecked");
        string read = kernel.Chunks * kernel.Lanes * plan.LoadUnitColumns == layer.Shape.Inputs
            ? "ReadFourInside"
            : "ReadFour";
        for (int sample = 0; sample < kernel.Samples; sample++)
        {
            string readSample = sample == 0 ? "sample" : $"{GpuNames.IntrinsicMath}.Min(sample + {sample}, batch - 1)";
            code.Line(
                $"{GpuNames.Floats4} four{sample} = TInput.{read}(input, {readSample}, (loadUnit * {plan.LoadUnitColumns}) + column, {layer.Shape.Inputs});");
        }

        code.Line($"int index = (column * {row}) + bank;");
        for (int column = 0; column < 4; column++)
            code.Line(StoreColumn(kernel, column == 0 ? "index" : $"index + {column * row}", "XYZW"[column]));

        code.Close();
        code.Close();
    }

    private static string Name(GpuKernelPlan kernel) => kernel.Samples == 1 ? "Stage" : $"Stage{kernel.Samples}";

    private static string Lane(GpuKernelPlan kernel) => kernel.Samples == 1 ? "lane * 4" : "lane";

    private static string StoreColumn(GpuKernelPlan kernel, string index, char component)
    {
        if (kernel.Samples == 1)
            return $"{GpuNames.UnsafeAs}<byte, float>(ref stage[{index}]) = four0.{component};";

        string numbers = string.Join(
            ", ", Enumerable.Range(0, kernel.Samples).Select(sample => $"{"XYZW"[sample]} = four{sample}.{component}"));
        return $"stage[{index}] = new {ElementType(kernel)} {{ {numbers} }};";
    }

    private static string LoadUnit(GpuKernelPlan kernel, string chunkLoadUnit, bool first)
    {
        string rowLane = kernel.Lanes < 32 ? "rowLane" : "lane";
        return first ? rowLane : $"{chunkLoadUnit} + {rowLane}";
    }

    private static void WriteChunk(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel, string bank, string loadUnit)
    {
        for (int column = 0; column < plan.LoadUnitColumns; column += 4 * GpuKernelPlan.Warps)
        {
            string firstColumn = column == 0 ? "warp * 4" : $"(warp * 4) + {column}";
            code.Line($"{Name(kernel)}<TInput>(stage, input, sample, batch, {loadUnit}, {firstColumn}, {bank});");
        }
    }
}
