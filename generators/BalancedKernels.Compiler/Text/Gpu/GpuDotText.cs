using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the dot product of one packed load unit and its inputs, without a loop. For one sample the method continues
/// the previous sum.
/// </summary>
internal static class GpuDotText
{
    /// <summary>Gets a call of the dot product.</summary>
    public static string Call(GpuKernelPlan kernel, string words, string bank, string loadUnit, string sum)
    {
        string first = kernel.Samples == 1 ? $"{sum}, {words}" : words;
        return kernel.Staging != GpuStaging.None
            ? $"{Name(kernel)}<TOps>({first}, stage, {bank})"
            : $"{Name(kernel)}<TOps, TInput>({first}, input, sample, batch, {loadUnit})";
    }

    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        string[] words = new string[plan.LoadUnit.Words];
        for (int word = 0; word < words.Length; word++)
            words[word] = $"uint w{word}";

        bool staged = kernel.Staging != GpuStaging.None;
        string result = GpuStageText.ElementType(kernel);
        string types = staged ? "TOps" : "TOps, TInput";
        string inputs = staged
            ? $"{GpuStageText.ViewType(kernel)} stage, int bank"
            : $"{GpuNames.ArrayView}<float> input, int sample, int batch, int loadUnit";

        code.Line(GpuNames.Inline);
        string first = kernel.Samples == 1 ? "float sum, " : string.Empty;
        code.Line($"private static {result} {Name(kernel)}<{types}>({first}{string.Join(", ", words)}, {inputs})");
        if (!staged)
            code.Line($"    where TInput : struct, {GpuNames.Input}");

        code.Open($"    where TOps : struct, {GpuNames.Ops}");
        code.Open("unchecked");
        if (kernel.Samples > 1)
            code.Line($"{result} sum = default;");

        if (staged)
            GpuColumnText.WriteSlots(
                code,
                plan.LoadUnit,
                GpuStageText.ColumnShift(kernel),
                (slot, address) => WriteProduct(code, layer, plan, kernel, slot, address));
        else
            WriteUnstaged(code, layer, plan, kernel);

        code.Line("return sum;");
        code.Close();
        code.Close();
    }

    private static string Name(GpuKernelPlan kernel) => kernel.Samples == 1 ? "Dot" : $"Dot{kernel.Samples}";

    private static void WriteProduct(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, int slot, string address)
    {
        string value = Value(plan.LoadUnit, slot);
        if (kernel.Samples == 1)
        {
            // Multiply, then add: ILGPU 1.5.3 turns MathF.FusedMultiplyAdd into a call of an external
            // function that no GPU has; ptxas fuses this pair instead.
            code.Line($"sum += {value} * Input(stage, {address});");
            return;
        }

        code.Line($"float value{slot} = {value};");
        code.Line($"{GpuStageText.ElementType(kernel)} input{slot} = stage[{address}];");
        foreach (char sample in "XYZW".Substring(0, kernel.Samples))
            code.Line($"sum.{sample} += value{slot} * input{slot}.{sample};");
    }

    private static void WriteUnstaged(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        for (int slot = 0; slot < plan.LoadUnit.Slots; slot++)
            WriteUnstaged(code, layer, plan, kernel, slot);
    }

    private static void WriteUnstaged(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, int slot)
    {
        GpuLoadUnit loadUnit = plan.LoadUnit;
        string value = Value(loadUnit, slot);
        string rowSlot = slot == 0 ? $"loadUnit * {loadUnit.Slots}" : $"(loadUnit * {loadUnit.Slots}) + {slot}";
        string word = $"w{loadUnit.FieldWord(slot)}";
        string index = $"(int)({(slot == 0 ? word : $"({word} >> {loadUnit.FieldBit(slot)})")} & 0xFFu)";

        code.Line($"float value{slot} = {value};");
        code.Line($"int column{slot} = (({rowSlot}) / {loadUnit.Kept} * {loadUnit.Block}) + {index};");
        for (int sample = 0; sample < kernel.Samples; sample++)
        {
            string sum = kernel.Samples == 1 ? "sum" : $"sum.{"XYZW"[sample]}";
            string readSample = sample == 0 ? "sample" : $"{GpuNames.IntrinsicMath}.Min(sample + {sample}, batch - 1)";
            code.Line($"{sum} += value{slot} * TInput.Read(input, {readSample}, column{slot}, {layer.Shape.Inputs});");
        }
    }

    private static string Value(GpuLoadUnit loadUnit, int slot)
    {
        string word = $"w{loadUnit.ValueWord(slot)}";
        bool high = loadUnit.ValueBit(slot) == 16;

        return loadUnit.Values switch
        {
            { Bits: 16, Encoding: ValueEncoding.Ieee } => $"TOps.Float16({(high ? $"{word} >> 16" : word)})",
            { Bits: 16 } => $"{GpuNames.Interop}.IntAsFloat({(high ? $"{word} & 0xFFFF0000u" : $"{word} << 16")})",
            _ => $"{GpuNames.Interop}.IntAsFloat({word})",
        };
    }
}
