using System.Linq;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the methods that put a packed cell's weights at their columns, and take them away again.</summary>
internal static class GpuTensorSpreadText
{
    // Column 2j and 2j + 1 are the halves of word j * 32 + lane.
    private const int WordShift = 6;
    private const int HalfShift = 1;

    /// <summary>Gets the call that spreads a cell.</summary>
    public static string Spread(GpuCell cell, string words, string row) => $"Spread({words}, {row}, bank)";

    /// <summary>Writes the calls that clear what <see cref="Spread"/> has written.</summary>
    public static void WriteClear(CodeWriter code, GpuTensorPlan kernel, GpuCell cell, string words, string row)
    {
        if (!kernel.ClearsWords)
        {
            code.Line($"Clear({words}, {row}, bank);");
            return;
        }

        for (int part = 0; part < kernel.Parts; part++)
            code.Line($"{GpuNames.TensorRows}.Clear({row}, bank + {part * 512});");
    }

    public static void WriteMethods(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        if (kernel.SpreadRows == 0)
            return;

        code.Line();
        WriteMethod(code, plan.Cell, "Spread", slot => plan.Cell.ValueBit(slot) == 16 ? $"w{plan.Cell.ValueWord(slot)} >> 16" : $"w{plan.Cell.ValueWord(slot)}");
        if (kernel.ClearsWords)
            return;

        code.Line();
        WriteMethod(code, plan.Cell, "Clear", static _ => "0");
    }

    private static void WriteMethod(CodeWriter code, GpuCell cell, string name, System.Func<int, string> value)
    {
        string words = string.Join(", ", Enumerable.Range(0, cell.Words).Select(word => $"uint w{word}"));
        code.Line(GpuNames.Inline);
        code.Open($"private static void {name}({words}, {GpuNames.ArrayView}<byte> row, int bank)");
        code.Open("unchecked");
        for (int slot = 0; slot < cell.Slots; slot++)
        {
            if (slot % cell.Kept == 0)
                GpuColumnText.WriteBlock(code, cell, slot / cell.Kept);

            code.Line($"{GpuNames.TensorRows}.Put(row, {Address(code, cell, slot)}, {value(slot)});");
            GpuColumnText.WriteNext(code, cell, slot);
        }

        code.Close();
        code.Close();
    }

    private static string Address(CodeWriter code, GpuCell cell, int slot)
    {
        int first = slot / cell.Kept * cell.Block;
        string offset = first == 0 ? string.Empty : $" + {first << WordShift}";
        if (cell.IndexForm == GpuIndexForm.Bitmask)
        {
            code.Line($"int column{slot} = {GpuColumnText.LowestBit($"mask{slot / cell.Kept}")};");
            return $"(((column{slot} << {WordShift}) & ~127) | ((column{slot} & 1) << {HalfShift}) | bank){offset}";
        }

        return $"((int)({Moved(cell, slot, WordShift, (cell.Block - 1) & ~1)} | {Moved(cell, slot, HalfShift, 1)}) | bank){offset}";
    }

    private static string Moved(GpuCell cell, int slot, int shift, int mask)
    {
        int bit = cell.FieldBit(slot);
        string word = $"w{cell.FieldWord(slot)}";
        string moved = bit < shift ? $"({word} << {shift - bit})" : bit > shift ? $"({word} >> {bit - shift})" : word;

        return $"({moved} & 0x{mask << shift:X}u)";
    }
}
