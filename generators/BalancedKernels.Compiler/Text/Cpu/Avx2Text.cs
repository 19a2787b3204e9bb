using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Eight rows at a time: a permute picks among eight inputs; where a block is larger, byte shuffles do
/// (<see cref="CpuPlanesText"/>).
/// </summary>
internal sealed class Avx2Text(LayerModel layer, CpuPlan plan) : CpuInstructionText(layer, plan)
{
    public override string Name => "Avx2";

    public override string SlotSentence => Plan.Window switch
    {
        0 => "Each column's input is broadcast to 8 rows and multiplied with their weights.",
        4 or 8 => "The block's inputs stay in a register; for each slot one permute picks the inputs of 8 rows.",
        _ =>
            $"For each two slots of a tile {Plan.Window / 4} byte shuffles pick their inputs, a plane of bytes at a time.",
    };

    public override string Vector => "Vector256";

    public override int Lanes => 8;

    public override CpuInstructionSetPlan Registers => Plan.Avx2;

    public override void WriteInputs(CodeWriter code, CpuSample sample)
    {
        if (Plan.Window == 4)
        {
            code.Line(
                $"Vector256<float> {sample.Inputs(0)} = Vector256.Create(Vector128.LoadUnsafe(ref {sample.Window}));");
            return;
        }

        code.Line($"Vector256<float> {sample.Inputs(0)} = {Load(sample.Window, "0")};");
    }

    public override void WriteIndices(CodeWriter code, SlotGroup group, RowVector lane, string words, int at)
    {
        string place = Reference(words, $"{WordsAt(group, lane, at)}");
        string load = group.WordBytes switch
        {
            4 => Load(words, $"{WordsAt(group, lane, at)}"),
            2 => $"Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref Unsafe.As<int, ushort>({place})))",
            _ =>
                $"Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<int, byte>({place}))).AsByte())",
        };
        code.Line($"Vector256<int> {IndexName(group, lane)} = {load};");
    }

    public override string Columns(SlotGroup group, RowVector lane, CpuSlotIndex slot, string words, int at) =>
        slot.Slot == 0
        ? IndexName(group, lane)
        : $"Avx2.ShiftRightLogical({IndexName(group, lane)}, {slot.Times(Registers.Layout.IndexBits)})";

    public override string Pick(CpuSample sample, string columns) => Plan.Window switch
    {
        0 => sample.Inputs(0),
        4 => $"Avx.PermuteVar({sample.Inputs(0)}, {columns})",
        _ => $"Avx2.PermuteVar8x32({sample.Inputs(0)}, {columns})",
    };

    public override string LoadSingles(string at) =>
        $"Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref Unsafe.As<int, ushort>({at})))";

    public override string MultiplyAdd(string weights, string inputs, string sum) =>
        $"Fma.MultiplyAdd({weights}, {inputs}, {sum})";

    public override string Spread(string weights, int which) => $"Avx.Permute({weights}, 0x{which * 0x55:X2})";

    public override void WriteMethods(CodeWriter code)
    {
        if (Registers.Layout.Indices == IndexFormat.Bytes)
            new CpuPlanesText(code, Layer, Plan, this).WritePick();

        base.WriteMethods(code);
    }
}
