using System;
using System.Globalization;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>Reads operands: registers, special registers, shared symbols and constants.</summary>
internal static class PtxOperand
{
    public static Func<PtxThread, ulong> Read(PtxProgram program, string operand)
    {
        if (operand.StartsWith('%') && operand.Contains('.', StringComparison.Ordinal))
            return thread => thread.Special(operand);

        if (operand.StartsWith('%'))
        {
            int register = program.Register(operand);
            return thread => thread.Registers[register];
        }

        ulong constant = program.TryShared(operand, out int offset) ? (ulong)offset : Constant(operand);
        return _ => constant;
    }

    private static ulong Constant(string text)
    {
        if (text.StartsWith("0f", StringComparison.Ordinal))
            return ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole))
            return whole;

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long negative)
            ? (ulong)negative
            : throw new PtxException($"'{text}' is no operand.");
    }
}
