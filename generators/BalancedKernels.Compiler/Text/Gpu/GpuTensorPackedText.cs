using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a chunk of columns whose weights tensor cores take as they are packed: dense, or two of every four.
/// </summary>
internal static class GpuTensorPackedText
{
    public static void WriteDense(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first0 + cell));");
        for (int part = 0; part < kernel.Parts; part++)
        {
            code.Line();
            code.Line($"// Columns {part * 8} to {(part * 8) + 7} of each cell.");
            GpuTensorText.WriteInputs(code, kernel, part);
            for (int row = 0; row < GpuLoadUnit.SetRows; row++)
                code.Line(
                    $"{GpuNames.Words4} weights{row}_{part} = packed[{plan.Cell.Load(row, part * 4) * plan.Cells}];");

            for (int pair = 0; pair < GpuLoadUnit.SetRows / 2; pair++)
            {
                for (int tile = 0; tile < kernel.SampleTiles; tile++)
                    code.Line(
                        $"sum{pair}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAdd(sum{pair}_{tile}, weights{2 * pair}_{part}, weights{(2 * pair) + 1}_{part}, inputs{tile}_{part});");
            }
        }
    }

    public static void WritePaired(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        GpuLoadUnit cell = plan.Cell;
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first0 + cell));");
        for (int word = 0; word < cell.ValueWords; word++)
            code.Line($"{GpuNames.Words4} load{word} = packed[{cell.Load(0, word) * plan.Cells}];");

        WritePlaces(code, plan, kernel);
        for (int half = 0; half < kernel.Parts / 2; half++)
        {
            code.Line();
            code.Line($"// Columns {half * 16} to {(half * 16) + 15} of each cell.");
            GpuTensorText.WriteInputs(code, kernel, 2 * half);
            GpuTensorText.WriteInputs(code, kernel, (2 * half) + 1);
            for (int pair = 0; pair < GpuLoadUnit.SetRows / 2; pair++)
            {
                string places = $"{GpuNames.SparseMetadata}.{(half == 0 ? "Lower" : "Upper")}(places{2 * pair}, places{(2 * pair) + 1})";
                for (int tile = 0; tile < kernel.SampleTiles; tile++)
                    code.Line(
                        $"sum{pair}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAddPaired(sum{pair}_{tile}, {Fours(2 * pair, half)}, {Fours((2 * pair) + 1, half)}, {places}, inputs{tile}_{2 * half}, inputs{tile}_{(2 * half) + 1});");
            }
        }

        // The words of a set's four rows stand side by side: nine words are a load each.
        static string Fours(int row, int half)
        {
            string words = string.Join(
                ", ", Enumerable.Range(0, 4).Select(word => $"{"XYZW"[word]} = load{(4 * half) + word}.{"XYZW"[row]}"));
            return $"new {GpuNames.Words4} {{ {words} }}";
        }
    }

    // Each lane reads the places of all four cells that its four lanes have, one of which is its own: neighbours' loads
    // are served from the cache.
    private static void WritePlaces(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line();
        code.Line("// The places of weights in fours t and t + 4 of each of the four cells.");
        int load = plan.Cell.FieldWord(0) * plan.Cells;
        for (int cell = 0; cell < kernel.CellsPerChunk; cell++)
        {
            string number = $"(chunk * {kernel.CellsPerChunk}){(cell == 0 ? string.Empty : $" + {cell}")}";
            string clamped = plan.Cells % kernel.CellsPerChunk == 0
                ? number
                : $"{GpuNames.IntrinsicMath}.Min({number}, {plan.Cells - 1})";
            code.Line($"{GpuNames.Words4} cell{cell} = weights[first0 + {load} + {clamped}];");
        }

        for (int row = 0; row < GpuLoadUnit.SetRows; row++)
            code.Line(
                $"uint places{row} = {GpuNames.SparseMetadata}.Collect(cell0.{"XYZW"[row]}, cell1.{"XYZW"[row]}, cell2.{"XYZW"[row]}, cell3.{"XYZW"[row]}, lane & 3);");
    }
}
