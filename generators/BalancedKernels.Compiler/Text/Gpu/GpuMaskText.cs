using System;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the loop over the set bits of a load unit's bitmask, from the highest down. The highest set bit is the column
/// of the last slot.
/// </summary>
/// <remarks>
/// A GPU finds the highest bit in one instruction and the lowest in three. Blocks of 4, 8 or 16 need no separate masks:
/// every slot has a bit, so the bits of a load unit are its slots in order.
/// </remarks>
internal static class GpuMaskText
{
    /// <summary>Writes a use of each slot, the last slot first; see <see cref="GpuColumnText.WriteSlots"/>.</summary>
    public static void WriteSlots(CodeWriter code, GpuLoadUnit loadUnit, int shift, Action<int, string> write)
    {
        bool twoWords = loadUnit.Block > 32;
        WriteFirst(code, loadUnit, shift, twoWords);
        for (int slot = loadUnit.Slots - 1; slot >= 0; slot--)
        {
            code.Line($"int column{slot} = 31 - {GpuNames.IntrinsicMath}.LeadingZeroCount(mask);");
            write(slot, $"(column{slot} << {shift}) + {(twoWords ? "half" : "bank")}");
            if (slot > 0)
                WriteNext(code, loadUnit, slot, twoWords);
        }
    }

    private static void WriteFirst(CodeWriter code, GpuLoadUnit loadUnit, int shift, bool twoWords)
    {
        int word = loadUnit.MaskWord(0);
        code.Line("// Slots from the last to the first: the highest set bit is the column.");
        if (!twoWords)
        {
            code.Line($"uint mask = w{word};");
            return;
        }

        code.Line($"bool isLower = w{word + 1} == 0;");
        code.Line($"uint mask = isLower ? w{word} : w{word + 1};");
        code.Line($"int half = isLower ? bank : bank + {32 << shift};");
    }

    private static void WriteNext(CodeWriter code, GpuLoadUnit loadUnit, int slot, bool twoWords)
    {
        code.Line($"mask ^= 1u << column{slot};");
        if (!twoWords)
            return;

        code.Line("isLower = mask == 0;");
        code.Line($"mask = isLower ? w{loadUnit.MaskWord(0)} : mask;");
        code.Line("half = isLower ? bank : half;");
    }
}
