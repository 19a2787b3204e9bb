using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a chunk of columns whose packed weights are the operand of a multiplication: dense or 2:4 sparse weights.
/// </summary>
internal static class GpuTensorPackedText
{
    public static void WriteDense(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first0 + loadUnit));");
        for (int kStep = 0; kStep < kernel.KSteps; kStep++)
        {
            code.Line();
            code.Line($"// Columns {kStep * 8} to {(kStep * 8) + 7} of each load unit.");
            GpuTensorText.WriteInputs(code, kernel, kStep);
            for (int row = 0; row < GpuLoadUnit.SetRows; row++)
                code.Line(
                    $"{GpuNames.Words4} weights{row}_{kStep} = packed[{plan.LoadUnit.Load(row, kStep * 4) * plan.LoadUnitsPerRow}];");

            for (int pair = 0; pair < GpuLoadUnit.SetRows / 2; pair++)
            {
                for (int tile = 0; tile < kernel.SampleTiles; tile++)
                    code.Line(
                        $"sum{pair}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAdd(sum{pair}_{tile}, weights{2 * pair}_{kStep}, weights{(2 * pair) + 1}_{kStep}, inputs{tile}_{kStep});");
            }
        }
    }

    public static void WriteStructuredSparse(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        GpuLoadUnit loadUnit = plan.LoadUnit;
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first0 + loadUnit));");
        for (int word = 0; word < loadUnit.ValueWords; word++)
            code.Line($"{GpuNames.Words4} load{word} = packed[{loadUnit.Load(0, word) * plan.LoadUnitsPerRow}];");

        WriteMetadata(code, plan, kernel);
        for (int half = 0; half < kernel.KSteps / 2; half++)
        {
            code.Line();
            code.Line($"// Columns {half * 16} to {(half * 16) + 15} of each load unit.");
            GpuTensorText.WriteInputs(code, kernel, 2 * half);
            GpuTensorText.WriteInputs(code, kernel, (2 * half) + 1);
            for (int pair = 0; pair < GpuLoadUnit.SetRows / 2; pair++)
            {
                string metadata = $"{GpuNames.SparseMetadata}.{(half == 0 ? "Lower" : "Upper")}(metadata{2 * pair}, metadata{(2 * pair) + 1})";
                for (int tile = 0; tile < kernel.SampleTiles; tile++)
                    code.Line(
                        $"sum{pair}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAddSparse(sum{pair}_{tile}, {PackWords(2 * pair, half)}, {PackWords((2 * pair) + 1, half)}, {metadata}, inputs{tile}_{2 * half}, inputs{tile}_{(2 * half) + 1});");
            }
        }

        // The words of the four rows of a set are stored side by side: each of the nine words is one load.
        static string PackWords(int row, int half)
        {
            string words = string.Join(
                ", ", Enumerable.Range(0, 4).Select(word => $"{"XYZW"[word]} = load{(4 * half) + word}.{"XYZW"[row]}"));
            return $"new {GpuNames.Words4} {{ {words} }}";
        }
    }

    // Each lane reads the index words of all four load units of its group of four lanes. One of them is its own; the
    // cache serves the loads of the neighbours.
    private static void WriteMetadata(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line();
        code.Line("// The positions of the weights in column groups t and t + 4 of each of the four load units.");
        int load = plan.LoadUnit.FieldWord(0) * plan.LoadUnitsPerRow;
        for (int loadUnit = 0; loadUnit < kernel.LoadUnitsPerChunk; loadUnit++)
        {
            string number = $"(chunk * {kernel.LoadUnitsPerChunk}){(loadUnit == 0 ? string.Empty : $" + {loadUnit}")}";
            string clamped = plan.LoadUnitsPerRow % kernel.LoadUnitsPerChunk == 0
                ? number
                : $"{GpuNames.IntrinsicMath}.Min({number}, {plan.LoadUnitsPerRow - 1})";
            code.Line($"{GpuNames.Words4} indices{loadUnit} = weights[first0 + {load} + {clamped}];");
        }

        for (int row = 0; row < GpuLoadUnit.SetRows; row++)
            code.Line(
                $"uint metadata{row} = {GpuNames.SparseMetadata}.Collect(indices0.{"XYZW"[row]}, indices1.{"XYZW"[row]}, indices2.{"XYZW"[row]}, indices3.{"XYZW"[row]}, lane & 3);");
    }
}
