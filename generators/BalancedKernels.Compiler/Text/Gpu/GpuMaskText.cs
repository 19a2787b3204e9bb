using System;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the walk over a cell's bitmask, from its highest bit down: the highest one that is set is the last slot's
/// column.
/// </summary>
/// <remarks>
/// A GPU finds the highest bit in one instruction, and the lowest in three. Blocks of 4, 8 or 16 need no masks of their
/// own:
/// each has a bit for each of its slots, so the bits of a cell are its slots in order.
/// </remarks>
internal static class GpuMaskText
{
    /// <summary>
    /// Writes what each slot is used for, the last one first; see <see cref="GpuColumnText.WriteSlots"/>.
    /// </summary>
    public static void WriteSlots(CodeWriter code, GpuLoadUnit cell, int shift, Action<int, string> write)
    {
        bool twoWords = cell.Block > 32;
        WriteFirst(code, cell, shift, twoWords);
        for (int slot = cell.Slots - 1; slot >= 0; slot--)
        {
            code.Line($"int column{slot} = 31 - {GpuNames.IntrinsicMath}.LeadingZeroCount(mask);");
            write(slot, $"(column{slot} << {shift}) + {(twoWords ? "half" : "bank")}");
            if (slot > 0)
                WriteNext(code, cell, slot, twoWords);
        }
    }

    private static void WriteFirst(CodeWriter code, GpuLoadUnit cell, int shift, bool twoWords)
    {
        int word = cell.MaskWord(0);
        code.Line("// Slots from the last to the first: the highest bit that is set is the column.");
        if (!twoWords)
        {
            code.Line($"uint mask = w{word};");
            return;
        }

        code.Line($"bool isLower = w{word + 1} == 0;");
        code.Line($"uint mask = isLower ? w{word} : w{word + 1};");
        code.Line($"int half = isLower ? bank : bank + {32 << shift};");
    }

    private static void WriteNext(CodeWriter code, GpuLoadUnit cell, int slot, bool twoWords)
    {
        code.Line($"mask ^= 1u << column{slot};");
        if (!twoWords)
            return;

        code.Line("isLower = mask == 0;");
        code.Line($"mask = isLower ? w{cell.MaskWord(0)} : mask;");
        code.Line("half = isLower ? bank : half;");
    }
}
