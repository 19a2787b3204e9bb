using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Four rows at a time, with nothing but what every processor has: inputs are read one by one.</summary>
/// <remarks>
/// Multiplies, then adds: a fused multiply-add is a slow call where the processor lacks it, and
/// leaving the choice to the JIT would make results differ between machines.
/// </remarks>
internal sealed class PortableForm(LayerModel layer, CpuPlan plan) : CpuForm(layer, plan)
{
    public override string Name => "Portable";

    public override string SlotSentence => Plan.Path == KernelPath.Dense
        ? "Each column's input is broadcast to 4 rows and multiplied with their weights."
        : "Each row reads its input by its index; 4 rows are multiplied and added at a time.";

    public override string Vector => "Vector128";

    public override int Lanes => 4;

    public override CpuFormPlan Registers => Plan.Portable;

    public override void WriteColumns(CodeWriter code, CpuSlot slot)
    {
    }

    public override string Pick(CpuSample sample, CpuSlot slot) => Plan.Path == KernelPath.Dense
        ? Broadcast(sample, slot)
        : $"PickPortable(ref {sample.Columns}, ref Unsafe.Add(ref indices, {slot.At}))";

    public override string Weights(CpuSlot slot) => Layer.Weights switch
    {
        Precision.Float32 => $"Vector128.LoadUnsafe(ref values, {slot.At})",
        Precision.BFloat16 => $"BFloatsPortable(ref Unsafe.Add(ref values, {slot.At}))",
        _ => $"HalvesPortable(ref Unsafe.Add(ref values, {slot.At}))",
    };

    public override string MultiplyAdd(string weights, string inputs, string sum) => $"{sum} + ({weights} * {inputs})";

    public override void WriteMethods(CodeWriter code)
    {
        if (Plan.Path != KernelPath.Dense)
            WritePick(code);
        if (Layer.Weights == Precision.BFloat16)
            WriteBFloats(code);
        if (Layer.Weights == Precision.Float16)
            WriteHalves(code);
    }

    private static void WritePick(CodeWriter code)
    {
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static Vector128<float> PickPortable(ref float columns, ref byte indices) => Vector128.Create(");
        code.Line("    Unsafe.Add(ref columns, indices),");
        code.Line("    Unsafe.Add(ref columns, Unsafe.Add(ref indices, 1)),");
        code.Line("    Unsafe.Add(ref columns, Unsafe.Add(ref indices, 2)),");
        code.Line("    Unsafe.Add(ref columns, Unsafe.Add(ref indices, 3)));");
    }

    private static void WriteBFloats(CodeWriter code)
    {
        code.Line();
        code.Line("// A BFloat16 is the upper half of a float.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static Vector128<float> BFloatsPortable(ref short values) => (WidePortable(ref values) << 16).AsSingle();");
        WriteWide(code);
    }

    private static void WriteHalves(CodeWriter code)
    {
        code.Line();
        code.Line("// A half's bits, moved to where a float has them, are the number divided by 2^112: exact, for");
        code.Line("// subnormal halves too. An exponent of all ones, infinity or NaN, is put back as one of a float.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Open("private static Vector128<float> HalvesPortable(ref short values)");
        code.Line("Vector128<uint> halves = WidePortable(ref values);");
        code.Line("Vector128<uint> infinite = Vector128.Equals(halves & Vector128.Create(0x7C00u), Vector128.Create(0x7C00u));");
        code.Line("Vector128<float> size = ((halves & Vector128.Create(0x7FFFu)) << 13).AsSingle() * Vector128.Create(0x77800000u).AsSingle();");
        code.Line("return (size.AsUInt32() | (infinite & Vector128.Create(0x7F800000u)) | ((halves & Vector128.Create(0x8000u)) << 16)).AsSingle();");
        code.Close();
        WriteWide(code);
    }

    private static void WriteWide(CodeWriter code)
    {
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static Vector128<uint> WidePortable(ref short values) =>");
        code.Line("    Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<short, byte>(ref values))).AsUInt16());");
    }
}
