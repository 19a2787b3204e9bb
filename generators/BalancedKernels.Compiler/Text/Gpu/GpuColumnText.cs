using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes where a slot's input stands in shared memory, from its index in the packed cell.</summary>
internal static class GpuColumnText
{
    // A column further is a row of 32 elements further: 128 bytes for one sample, 32 elements for four.
    private static int Shift(GpuKernelPlan kernel) => kernel.Samples == 1 ? 7 : 5;

    /// <summary>Writes the method that reads one staged input by its address.</summary>
    public static void WriteInput(CodeWriter code)
    {
        code.Line();
        code.Line("// A byte address, so that an index needs a shift and a mask, and no scaling.");
        code.Line(GpuNames.Inline);
        code.Line($"private static float Input({GpuNames.ArrayView}<byte> stage, int address) => {GpuNames.UnsafeAs}<byte, float>(ref stage[address]);");
    }

    /// <summary>Writes what stands before the first slot of a block.</summary>
    public static void WriteBlock(CodeWriter code, GpuCell cell, int block)
    {
        int column = block * cell.Block;
        if (cell.IndexForm == GpuIndexForm.None)
            return;

        code.Line($"// Columns {column} to {column + cell.Block - 1} of the cell.");
        if (cell.IndexForm != GpuIndexForm.Bitmask)
            return;

        int word = cell.MaskWord(column);
        if (cell.Block == 64)
            code.Line($"ulong mask{block} = w{word} | ((ulong)w{word + 1} << 32);");
        else if (cell.Block == 32)
            code.Line($"uint mask{block} = w{word};");
        else
            code.Line($"uint mask{block} = {(column % 32 == 0 ? $"w{word}" : $"(w{word} >> {column % 32})")} & 0x{(1u << cell.Block) - 1:X}u;");
    }

    /// <summary>Gets the expression of the element that a slot reads.</summary>
    public static string Address(GpuPlan plan, GpuKernelPlan kernel, int slot)
    {
        GpuCell cell = plan.Cell;
        int shift = Shift(kernel);
        int column = slot / cell.Kept * cell.Block;
        string offset = column == 0 ? string.Empty : $" + {column << shift}";

        return cell.IndexForm switch
        {
            GpuIndexForm.None => slot == 0 ? "bank" : $"bank + {slot << shift}",
            GpuIndexForm.Bitmask => $"(({LowestBit($"mask{slot / cell.Kept}")} << {shift}) | bank)" + offset,
            _ => Field(cell, slot, shift) + offset,
        };
    }

    /// <summary>Writes what follows a slot: its bit is taken from the mask.</summary>
    public static void WriteNext(CodeWriter code, GpuCell cell, int slot)
    {
        if (cell.IndexForm == GpuIndexForm.Bitmask && (slot + 1) % cell.Kept != 0)
            code.Line($"mask{slot / cell.Kept} &= mask{slot / cell.Kept} - 1;");
    }

    /// <summary>Gets the expression of the bits below the lowest one that is set, counted: the column of the next kept weight.</summary>
    public static string LowestBit(string mask) => $"{GpuNames.IntrinsicMath}.PopCount(({mask} - 1) & ~{mask})";

    private static string Field(GpuCell cell, int slot, int shift)
    {
        int bit = cell.FieldBit(slot);
        string word = $"w{cell.FieldWord(slot)}";
        string moved = bit < shift ? $"({word} << {shift - bit})" : bit > shift ? $"({word} >> {bit - shift})" : word;

        return $"((int)({moved} & 0x{(cell.Block - 1) << shift:X}u) | bank)";
    }
}
