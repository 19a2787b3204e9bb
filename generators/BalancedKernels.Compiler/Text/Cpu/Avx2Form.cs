using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Eight rows at a time: permutes see eight inputs each, blends choose between them.</summary>
internal sealed class Avx2Form(LayerModel layer, CpuPlan plan) : CpuForm(layer, plan)
{
    public override string Name => "Avx2";

    public override string SlotSentence => Plan.Window switch
    {
        0 => "Each column's input is broadcast to 8 rows and multiplied with their weights.",
        4 or 8 => "The block's inputs stay in a register; for each slot one permute picks the inputs of 8 rows.",
        _ => $"The block's inputs stay in registers; for each slot {Plan.Window / 8} permutes, joined by blends, pick the inputs of 8 rows.",
    };

    public override string Vector => "Vector256";

    public override int Lanes => 8;

    public override CpuFormPlan Registers => Plan.Avx2;

    private int Parts => Plan.Window / 8;

    public override void WriteInputs(CodeWriter code, CpuSample sample)
    {
        if (Plan.Window == 4)
        {
            code.Line($"Vector256<float> {sample.Inputs(0)} = Vector256.Create(Vector128.LoadUnsafe(ref {sample.Window}));");
            return;
        }

        for (int part = 0; part < Parts; part++)
            code.Line($"Vector256<float> {sample.Inputs(part)} = {Load(sample.Window, $"{part * 8}")};");
    }

    public override void WriteIndices(CodeWriter code, CpuSlotGroup group, CpuLane lane, string words, int at)
    {
        string place = Reference(words, $"{WordsAt(group, lane, at)}");
        string load = group.WordBytes switch
        {
            4 => Load(words, $"{WordsAt(group, lane, at)}"),
            2 => $"Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref Unsafe.As<int, ushort>({place})))",
            _ => $"Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<int, byte>({place}))).AsByte())",
        };
        code.Line($"Vector256<int> {IndexName(group, lane)} = {load};");
    }

    public override string Columns(CpuSlotGroup group, CpuLane lane, CpuPlace slot, string words, int at) => slot.Slot == 0
        ? IndexName(group, lane)
        : $"Avx2.ShiftRightLogical({IndexName(group, lane)}, {slot.Times(CpuCells.IndexBits(Layer.Pattern.Block))})";

    public override string Pick(CpuSample sample, string columns) => Plan.Window switch
    {
        0 => sample.Inputs(0),
        4 => $"Avx.PermuteVar({sample.Inputs(0)}, {columns})",
        8 => $"Avx2.PermuteVar8x32({sample.Inputs(0)}, {columns})",
        _ => $"PickAvx2({string.Join(", ", Enumerable.Range(0, Parts).Select(sample.Inputs))}, {columns})",
    };

    public override string LoadSingles(string at) =>
        $"Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref Unsafe.As<int, ushort>({at})))";

    public override string MultiplyAdd(string weights, string inputs, string sum) =>
        $"Fma.MultiplyAdd({weights}, {inputs}, {sum})";

    public override string Spread(string weights, int which) => $"Avx.Permute({weights}, 0x{which * 0x55:X2})";

    public override void WriteMethods(CodeWriter code)
    {
        if (Parts > 1)
            WritePick(code);

        base.WriteMethods(code);
    }

    private void WritePick(CodeWriter code)
    {
        code.Line();
        code.Line("// A permute sees eight inputs, by bits 0 to 2 of the column; a blend looks at one bit, moved to the sign.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static Vector256<float> PickAvx2(");
        code.Line($"    {string.Join(", ", Enumerable.Range(0, Parts).Select(part => $"Vector256<float> x{part}"))}, Vector256<int> columns)");
        code.Line("{");
        for (int bit = 3; 1 << bit < Plan.Window; bit++)
            code.Line($"    Vector256<float> bit{bit} = Avx2.ShiftLeftLogical(columns, {31 - bit}).AsSingle();");

        code.Line($"    return {Choose(0, Parts)};");
        code.Line("}");
    }

    // The expression that picks among the registers from first on: a tree of blends, the highest bit at its root.
    private static string Choose(int first, int count)
    {
        if (count == 1)
            return $"Avx2.PermuteVar8x32(x{first}, columns)";

        int bit = count switch { 2 => 3, 4 => 4, _ => 5 };
        return $"Avx.BlendVariable({Choose(first, count / 2)}, {Choose(first + (count / 2), count / 2)}, bit{bit})";
    }
}
