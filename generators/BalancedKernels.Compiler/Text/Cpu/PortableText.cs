using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Four rows at a time, with nothing but what every processor has: inputs are read one by one.</summary>
/// <remarks>
/// Multiplies, then adds: a fused multiply-add is a slow call where the processor lacks it, and
/// leaving the choice to the JIT would make results differ between machines.
/// </remarks>
internal sealed class PortableText(LayerModel layer, CpuPlan plan) : CpuInstructionText(layer, plan)
{
    public override string Name => "Portable";

    public override string SlotSentence => Plan.Path == KernelPath.Dense
        ? "Each column's input is broadcast to 4 rows and multiplied with their weights."
        : "Each row reads its input by its index; 4 rows are multiplied and added at a time.";

    public override string Vector => "Vector128";

    public override int Lanes => 4;

    public override CpuInstructionSetPlan Registers => Plan.Portable;

    // Written out, the portable kernel was twice as slow.
    public override bool LoopsOverSlots => Plan.Path != KernelPath.Dense;

    public override string Columns(SlotGroup group, RowVector lane, CpuSlotIndex slot, string words, int at)
    {
        string place = Reference(words, $"{WordsAt(group, lane, at)}");
        string typed = group.WordBytes == 4 ? place : $"ref Unsafe.As<int, {WordType(group)}>({place})";
        string shift = slot.Times(Registers.Layout.IndexBits);
        return $"{typed}, {(slot.Variable is null ? shift : $"(int)({shift})")}";
    }

    public override string Pick(CpuSample sample, string columns) =>
        Plan.Path == KernelPath.Dense ? sample.Inputs(0) : $"PickPortable(ref {sample.Window}, {columns})";

    public override string LoadSingles(string at) =>
        $"Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<int, byte>({at}))).AsUInt16()).AsInt32()";

    public override string MultiplyAdd(string weights, string inputs, string sum) => $"{sum} + ({weights} * {inputs})";

    public override void WriteMethods(CodeWriter code)
    {
        if (Plan.Path != KernelPath.Dense)
        {
            IEnumerable<string> types = Registers.Layout.Groups.Select(WordType).Distinct();
            foreach (string type in types)
                WritePick(code, type);
        }

        if (Layer.WeightType == WeightType.Float16)
            WriteHalves(code);
    }

    private void WritePick(CodeWriter code, string type)
    {
        int mask = (1 << Registers.Layout.IndexBits) - 1;
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line(
            $"private static Vector128<float> PickPortable(ref float window, ref {type} words, int shift) => Vector128.Create(");
        for (int row = 0; row < 4; row++)
        {
            string word = row == 0 ? "words" : $"Unsafe.Add(ref words, {row})";
            code.Line($"    Unsafe.Add(ref window, ({word} >> shift) & {mask}){(row == 3 ? ");" : ",")}");
        }
    }

    private static void WriteHalves(CodeWriter code)
    {
        code.Line();
        code.Line(
            "// A half's bits, moved from the upper half of a word to where a float has them, are the number divided by 2^112: exact,");
        code.Line(
            "// for subnormal halves too. An exponent of all ones, infinity or NaN, is put back as one of a float.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Open("private static Vector128<float> HalvesPortable(Vector128<int> words)");
        code.Line(
            "Vector128<int> infinite = Vector128.Equals(words & Vector128.Create(0x7C000000), Vector128.Create(0x7C000000));");
        code.Line(
            "Vector128<float> size = ((words >> 3) & Vector128.Create(0x0FFFE000)).AsSingle() * Vector128.Create(0x77800000).AsSingle();");
        code.Line(
            "return (size.AsInt32() | (infinite & Vector128.Create(0x7F800000)) | (words & Vector128.Create(int.MinValue))).AsSingle();");
        code.Close();
    }
}
