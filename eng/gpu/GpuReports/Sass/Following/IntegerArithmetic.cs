using System;
using System.Collections.Generic;
using System.Linq;
using GpuReports.Sass.Reading;

namespace GpuReports.Sass.Following;

/// <summary>The whole-number operations that loops are counted with; every other one gives an unknown number.</summary>
internal static class IntegerArithmetic
{
    /// <summary>Computes the destination of an instruction; null where a source or the operation is unknown.</summary>
    /// <param name="instruction">The operation.</param>
    /// <param name="sources">Its sources but the predicate at their end.</param>
    /// <param name="chosen">That predicate.</param>
    public static int? Compute(SassInstruction instruction, IReadOnlyList<int?> sources, bool? chosen)
    {
        // Carries and 64-bit products belong to addresses, which no loop depends on.
        if (instruction.Has("X") || instruction.Has("WIDE"))
            return null;

        return instruction.Operation switch
        {
            "MOV" or "UMOV" or "R2UR" => sources[0],
            "IMAD" or "UIMAD" when instruction.Has("HI") => UpperProduct(instruction, sources),
            "IMAD" or "UIMAD" =>
                sources[0] is 0 || sources[1] is 0 ? sources[2] : (sources[0] * sources[1]) + sources[2],
            "IADD3" or "UIADD3" => sources[0] + sources[1] + sources[2],
            "VIADD" => sources[0] + sources[1],
            "LEA" or "ULEA" when !instruction.Has("HI") => (sources[0] << sources[2]) + sources[1],
            "SHF" or "USHF" => Shift(instruction, sources),
            "LOP3" or "ULOP3" => Lookup(sources),
            "IABS" => sources[0] is { } signed ? Math.Abs(signed) : null,
            "I2F" or "MUFU" or "F2I" => Converted(instruction, sources[0]),
            "SEL" or "USEL" => chosen is { } first ? (first ? sources[0] : sources[1]) : null,
            "IMNMX" or "UIMNMX" or "VIMNMX" => Extreme(instruction, sources, chosen),
            _ => null,
        };
    }

    /// <summary>Compares two numbers; null where one is unknown or the comparison takes more than 32 bits.</summary>
    public static bool? Compare(SassInstruction instruction, int? left, int? right)
    {
        if (left is not { } a || right is not { } b || instruction.Has("EX"))
            return null;

        int order = instruction.Has("U32") ? ((uint)a).CompareTo((uint)b) : a.CompareTo(b);
        return instruction.Modifiers[0] switch
        {
            "LT" => order < 0,
            "LE" => order <= 0,
            "GT" => order > 0,
            "GE" => order >= 0,
            "EQ" => order == 0,
            "NE" => order != 0,
            _ => null,
        };
    }

    /// <summary>Looks three bits up in a table of eight, as LOP3 does for each bit of a register.</summary>
    public static int Lookup(int a, int b, int c, int table)
    {
        int result = 0;
        foreach (int entry in Enumerable.Range(0, 8).Where(entry => (table >> entry & 1) != 0))
            result |= ((entry & 4) != 0 ? a : ~a) & ((entry & 2) != 0 ? b : ~b) & ((entry & 1) != 0 ? c : ~c);

        return result;
    }

    private static int? Lookup(IReadOnlyList<int?> sources) =>
        sources is [{ } a, { } b, { } c, { } table] ? Lookup(a, b, c, table) : null;

    // Two registers are shifted as one of 64 bits; where the other one is zero, it is a plain shift.
    private static int? Shift(SassInstruction instruction, IReadOnlyList<int?> sources)
    {
        if (instruction.Has("L"))
            return sources[2] is 0 ? sources[0] << sources[1] : null;
        if (!instruction.Has("HI") || sources[0] is not 0)
            return null;

        return instruction.Has("S32") ? sources[2] >> sources[1] : sources[2] >>> sources[1];
    }

    // What is added to the product is two registers, the lower one first.
    private static int? UpperProduct(SassInstruction instruction, IReadOnlyList<int?> sources) =>
        instruction.Has("U32") && sources is [{ } a, { } b, { } lower, { } upper]
            ? (int)((((ulong)(uint)a * (uint)b) + (((ulong)(uint)upper << 32) | (uint)lower)) >> 32)
            : null;

    // A division by a number that is not known while compiling starts from the reciprocal as a float. What ptxas puts
    // after it corrects an estimate that is too small by a bit, so the last digit does not matter here either.
    private static int? Converted(SassInstruction instruction, int? source) => (instruction.Operation, source) switch
    {
        ("I2F", { } whole) => BitConverter.SingleToInt32Bits(instruction.Has("U32") ? (uint)whole : whole),
        ("MUFU", { } number) when instruction.Has("RCP") =>
            BitConverter.SingleToInt32Bits(1 / BitConverter.Int32BitsToSingle(number)),
        ("F2I", { } number) when instruction.Has("U32") =>
            (int)(uint)Math.Clamp(BitConverter.Int32BitsToSingle(number), 0d, uint.MaxValue),
        _ => null,
    };

    private static int? Extreme(SassInstruction instruction, IReadOnlyList<int?> sources, bool? smaller)
    {
        if (sources[0] is not { } a || sources[1] is not { } b || smaller is not { } minimum)
            return null;

        return instruction.Has("U32")
            ? (int)(minimum ? Math.Min((uint)a, (uint)b) : Math.Max((uint)a, (uint)b))
            : (minimum ? Math.Min(a, b) : Math.Max(a, b));
    }
}
