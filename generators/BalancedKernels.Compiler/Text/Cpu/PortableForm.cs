using System;
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
            WriteFour(code, "PickPortable", "ref float columns, ref byte indices", row => $"Unsafe.Add(ref columns, {At("indices", row)})");
        if (Layer.Weights == Precision.BFloat16)
            WriteFour(code, "BFloatsPortable", "ref short values", row => $"BitConverter.Int32BitsToSingle({At("values", row)} << 16)");
        if (Layer.Weights == Precision.Float16)
            WriteFour(code, "HalvesPortable", "ref short values", row => $"(float)BitConverter.Int16BitsToHalf({At("values", row)})");
    }

    private static string At(string name, int row) => row == 0 ? name : $"Unsafe.Add(ref {name}, {row})";

    private static void WriteFour(CodeWriter code, string name, string parameters, Func<int, string> element)
    {
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static Vector128<float> {name}({parameters}) => Vector128.Create(");
        for (int row = 0; row < 4; row++)
            code.Line($"    {element(row)}{(row < 3 ? "," : ");")}");
    }
}
