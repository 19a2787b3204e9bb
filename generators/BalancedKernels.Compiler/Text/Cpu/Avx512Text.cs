using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Sixteen rows at a time: one permute picks all sixteen inputs out of registers.</summary>
internal sealed class Avx512Text(LayerModel layer, CpuPlan plan) : CpuInstructionText(layer, plan)
{
    public override string Name => "Avx512";

    public override string SlotSentence => Plan.Window switch
    {
        0 => "Each column's input is broadcast to 16 rows and multiplied with their weights.",
        64 =>
            "The block's inputs stay in four registers; for each slot two permutes and a blend pick the inputs of 16 rows.",
        _ => "The block's inputs stay in registers; for each slot one permute picks the inputs of 16 rows.",
    };

    public override string Vector => "Vector512";

    public override int Lanes => 16;

    public override CpuInstructionSetPlan Registers => Plan.Avx512;

    public override void WriteInputs(CodeWriter code, CpuSample sample)
    {
        string window = "ref " + sample.Window;
        switch (Plan.Window)
        {
            case 4:
                code.Line($"Vector512<float> {sample.Inputs(0)} = Vector512.Create(Vector128.LoadUnsafe({window}));");
                break;
            case 8:
                code.Line($"Vector512<float> {sample.Inputs(0)} = Vector512.Create(Vector256.LoadUnsafe({window}));");
                break;
            default:
                for (int part = 0; part < Plan.Window / 16; part++)
                    code.Line($"Vector512<float> {sample.Inputs(part)} = {Load(sample.Window, $"{part * 16}")};");
                break;
        }
    }

    public override void WriteIndices(CodeWriter code, SlotGroup group, RowVector lane, string words, int at)
    {
        string load = group.WordBytes switch
        {
            4 => Load(words, $"{at}"),
            2 =>
                $"Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref Unsafe.As<int, ushort>({Reference(words, $"{at}")})))",
            _ =>
                $"Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref Unsafe.As<int, byte>({Reference(words, $"{at}")})))",
        };
        code.Line($"Vector512<int> {IndexName(group, lane)} = {load};");
    }

    public override string Columns(SlotGroup group, RowVector lane, CpuSlotIndex slot, string words, int at) =>
        slot.Slot == 0
        ? IndexName(group, lane)
        : $"Avx512F.ShiftRightLogical({IndexName(group, lane)}, {slot.Times(Registers.Layout.IndexBits)})";

    // Permutes look at the lowest bits of a lane only, as many as they need.
    public override string Pick(CpuSample sample, string columns) => Plan.Window switch
    {
        0 => sample.Inputs(0),
        4 => $"Avx512F.PermuteVar4x32({sample.Inputs(0)}, {columns})",
        8 or 16 => $"Avx512F.PermuteVar16x32({sample.Inputs(0)}, {columns})",
        32 => $"Avx512F.PermuteVar16x32x2({sample.Inputs(0)}, {columns}, {sample.Inputs(1)})",
        _ => PickOf64(sample, columns),
    };

    public override string LoadSingles(string at) =>
        $"Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref Unsafe.As<int, ushort>({at})))";

    public override string MultiplyAdd(string weights, string inputs, string sum) =>
        $"Avx512F.FusedMultiplyAdd({weights}, {inputs}, {sum})";

    // A permute sees 32 inputs; which of the two counts is bit 5 of the column. No method of its own: the JIT
    // of .NET 10 stops inlining in a method with 512 variables, and a call per slot is five times slower.
    private static string PickOf64(CpuSample sample, string columns) =>
        $"Vector512.ConditionalSelect(Vector512.Equals({columns} & Vector512.Create(32), Vector512<int>.Zero).AsSingle(), "
        + $"Avx512F.PermuteVar16x32x2({sample.Inputs(0)}, {columns}, {sample.Inputs(1)}), "
        + $"Avx512F.PermuteVar16x32x2({sample.Inputs(2)}, {columns}, {sample.Inputs(3)}))";
}
