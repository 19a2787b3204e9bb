using System;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the walk over a packed cell's slots, and where each slot's column stands in shared memory.</summary>
internal static class GpuColumnText
{
    /// <summary>Writes the method that reads one staged input by its address.</summary>
    public static void WriteInput(CodeWriter code)
    {
        code.Line();
        code.Line("// A byte address, so that an index needs a shift and a mask, and no scaling.");
        code.Line(GpuNames.Inline);
        code.Line(
            $"private static float Input({GpuNames.ArrayView}<byte> stage, int address) => {GpuNames.UnsafeAs}<byte, float>(ref stage[address]);");
    }

    /// <summary>Writes what each slot is used for, with what the walk itself needs around it.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="cell">How the cell is packed.</param>
    /// <param name="shift">Of a column, to its place.</param>
    /// <param name="write">Writes the use of a slot, by its number and the expression of its column's place.</param>
    public static void WriteSlots(CodeWriter code, GpuLoadUnit cell, int shift, Action<int, string> write)
    {
        if (cell.IndexForm == GpuIndexFormat.Bitmask)
        {
            GpuMaskText.WriteSlots(code, cell, shift, write);
            return;
        }

        for (int slot = 0; slot < cell.Slots; slot++)
        {
            int column = slot / cell.Kept * cell.Block;
            if (slot % cell.Kept == 0 && cell.IndexForm == GpuIndexFormat.Fields)
                code.Line($"// Columns {column} to {column + cell.Block - 1} of the cell.");

            write(slot, Address(cell, shift, slot));
        }
    }

    private static string Address(GpuLoadUnit cell, int shift, int slot)
    {
        if (cell.IndexForm == GpuIndexFormat.None)
            return slot == 0 ? "bank" : $"bank + {slot << shift}";

        int first = slot / cell.Kept * cell.Block;
        int bit = cell.FieldBit(slot);
        string word = $"w{cell.FieldWord(slot)}";
        string moved = bit < shift ? $"({word} << {shift - bit})" : bit > shift ? $"({word} >> {bit - shift})" : word;

        return $"((int)({moved} & 0x{(cell.Block - 1) << shift:X}u) | bank)" + (
            first == 0 ? string.Empty : $" + {first << shift}");
    }
}
