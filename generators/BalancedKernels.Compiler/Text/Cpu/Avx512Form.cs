using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Sixteen rows at a time: one permute picks all sixteen inputs out of registers.</summary>
internal sealed class Avx512Form(LayerModel layer, CpuPlan plan) : CpuForm(layer, plan)
{
    public override string Name => "Avx512";

    public override string SlotSentence => Plan.Window switch
    {
        0 => "Each column's input is broadcast to 16 rows and multiplied with their weights.",
        64 => "The block's inputs stay in four registers; for each slot two permutes and a blend pick the inputs of 16 rows.",
        _ => "The block's inputs stay in registers; for each slot one permute picks the inputs of 16 rows.",
    };

    public override string Vector => "Vector512";

    public override int Lanes => 16;

    public override CpuFormPlan Registers => Plan.Avx512;

    public override void WriteInputs(CodeWriter code, CpuSample sample)
    {
        string columns = "ref " + sample.Columns;
        switch (Plan.Window)
        {
            case 4:
                code.Line($"Vector512<float> {sample.Inputs(0)} = Vector512.Create(Vector256.Create(Vector128.LoadUnsafe({columns})));");
                break;
            case 8:
                code.Line($"Vector512<float> {sample.Inputs(0)} = Vector256.LoadUnsafe({columns}).ToVector512Unsafe();");
                break;
            default:
                for (int part = 0; part < Plan.Window / 16; part++)
                    code.Line($"Vector512<float> {sample.Inputs(part)} = Vector512.LoadUnsafe({columns}{(part == 0 ? string.Empty : $", {part * 16}")});");
                break;
        }
    }

    public override void WriteColumns(CodeWriter code, CpuSlot slot)
    {
        if (Plan.Window > 0)
            code.Line($"Vector512<int> {slot.Name("columns", Lanes)} = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref indices, {slot.At}));");
    }

    public override string Pick(CpuSample sample, CpuSlot slot)
    {
        string columns = slot.Name("columns", Lanes);
        return Plan.Window switch
        {
            0 => Broadcast(sample, slot),
            4 => $"Avx512F.PermuteVar4x32({sample.Inputs(0)}, {columns})",
            8 or 16 => $"Avx512F.PermuteVar16x32({sample.Inputs(0)}, {columns})",
            32 => $"Avx512F.PermuteVar16x32x2({sample.Inputs(0)}, {columns}, {sample.Inputs(1)})",
            _ => PickOf64(sample, columns),
        };
    }

    public override string Weights(CpuSlot slot) => Layer.Weights switch
    {
        Precision.Float32 => $"Vector512.LoadUnsafe(ref values, {slot.At})",
        Precision.BFloat16 => $"Avx512F.ShiftLeftLogical(Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref values, {slot.At})), 16).AsSingle()",
        _ => $"HalvesAvx512(Vector256.LoadUnsafe(ref values, {slot.At}))",
    };

    public override string MultiplyAdd(string weights, string inputs, string sum) =>
        $"Avx512F.FusedMultiplyAdd({weights}, {inputs}, {sum})";

    public override void WriteMethods(CodeWriter code)
    {
        if (Layer.Weights == Precision.Float16)
            WriteHalves(code);
    }

    // A permute sees 32 inputs; which of the two counts is bit 5 of the column. No method of its own: the JIT
    // of .NET 10 stops inlining in a method with 512 variables, and a call per slot is five times slower.
    private static string PickOf64(CpuSample sample, string columns) =>
        $"Vector512.ConditionalSelect(Vector512.LessThan({columns}, Vector512.Create(32)).AsSingle(), "
        + $"Avx512F.PermuteVar16x32x2({sample.Inputs(0)}, {columns}, {sample.Inputs(1)}), "
        + $"Avx512F.PermuteVar16x32x2({sample.Inputs(2)}, {columns}, {sample.Inputs(3)}))";

    private static void WriteHalves(CodeWriter code)
    {
        code.Line();
        code.Line("// A half's bits, moved to where a float has them, are the number divided by 2^112: exact, for");
        code.Line("// subnormal halves too. Infinity and NaN would come out finite: layers that hold one run the portable form.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static Vector512<float> HalvesAvx512(Vector256<short> halves) =>");
        code.Line("    Avx512F.Multiply(");
        code.Line("        (Avx512F.ShiftLeftLogical(Avx512F.ConvertToVector512Int32(halves), 13) & Vector512.Create(unchecked((int)0x8FFFE000))).AsSingle(),");
        code.Line("        Vector512.Create(0x77800000).AsSingle());");
    }
}
