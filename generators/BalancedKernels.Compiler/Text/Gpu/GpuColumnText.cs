using System;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a use of each slot of a packed load unit, with the address of the slot's column in shared memory.
/// </summary>
internal static class GpuColumnText
{
    /// <summary>Writes the method that reads one staged input by its address.</summary>
    public static void WriteInput(CodeWriter code)
    {
        code.Line();
        code.Line("// A byte address: an index needs a shift and a mask, and no multiplication.");
        code.Line(GpuNames.Inline);
        code.Line(
            $"private static float Input({GpuNames.ArrayView}<byte> stage, int address) => {GpuNames.UnsafeAs}<byte, float>(ref stage[address]);");
    }

    /// <summary>Writes a use of each slot, and the code that finds the column of the slot.</summary>
    /// <param name="code">Receives the text.</param>
    /// <param name="loadUnit">The layout of the load unit.</param>
    /// <param name="shift">The left shift that turns a column into an address.</param>
    /// <param name="write">
    /// Writes the use of a slot. It receives the slot and the expression of the address of the slot's column.
    /// </param>
    public static void WriteSlots(CodeWriter code, GpuLoadUnit loadUnit, int shift, Action<int, string> write)
    {
        if (loadUnit.Indices == GpuIndexFormat.Bitmask)
        {
            GpuMaskText.WriteSlots(code, loadUnit, shift, write);
            return;
        }

        for (int slot = 0; slot < loadUnit.Slots; slot++)
        {
            int column = slot / loadUnit.Kept * loadUnit.Block;
            if (slot % loadUnit.Kept == 0 && loadUnit.Indices == GpuIndexFormat.Fields)
                code.Line($"// Columns {column} to {column + loadUnit.Block - 1} of the load unit.");

            write(slot, Address(loadUnit, shift, slot));
        }
    }

    private static string Address(GpuLoadUnit loadUnit, int shift, int slot)
    {
        if (loadUnit.Indices == GpuIndexFormat.None)
            return slot == 0 ? "bank" : $"bank + {slot << shift}";

        int first = slot / loadUnit.Kept * loadUnit.Block;
        int bit = loadUnit.FieldBit(slot);
        string word = $"w{loadUnit.FieldWord(slot)}";
        string shifted = bit < shift ? $"({word} << {shift - bit})" : bit > shift ? $"({word} >> {bit - shift})" : word;

        return $"((int)({shifted} & 0x{(loadUnit.Block - 1) << shift:X}u) | bank)" + (
            first == 0 ? string.Empty : $" + {first << shift}");
    }
}
