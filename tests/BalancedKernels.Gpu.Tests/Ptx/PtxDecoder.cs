using System;
using System.Globalization;
using System.Linq;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>From one line of PTX to what it does. Anything unknown is an error, never skipped.</summary>
internal static class PtxDecoder
{
    public static PtxInstruction Decode(PtxProgram program, string line)
    {
        string rest = line;
        int predicate = -1;
        bool negated = false;
        if (line[0] == '@')
        {
            negated = line[1] == '!';
            predicate = program.Register(line[(negated ? 2 : 1)..line.IndexOf(' ', StringComparison.Ordinal)]);
            rest = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        }

        string[] parts = rest.Split(['\t', ' '], 2, StringSplitOptions.RemoveEmptyEntries);
        string operation = parts[0];
        string[] operands = parts.Length == 1 ? [] : Operands(parts[1]);
        PtxInstruction instruction = Decode(program, line, operation, operands);
        return instruction with { Predicate = predicate, Negated = negated };
    }

    private static PtxInstruction Decode(PtxProgram program, string line, string operation, string[] operands)
    {
        string kind = operation.Split('.')[0];
        switch (kind)
        {
            case "ret":
                return new PtxInstruction(line, -1, false, thread => thread.Ended = true, PtxStop.End);
            case "bra":
                int target = program.Label(operands[0]);
                return new PtxInstruction(line, -1, false, thread => thread.Next = target, PtxStop.None);
            case "bar":
                return new PtxInstruction(line, -1, false, _ => { }, PtxStop.Barrier);
            case "shfl":
                return DecodeShuffle(program, line, operation, operands);
            case "ld" or "st":
                return new PtxInstruction(line, -1, false, PtxAccess.Decode(program, operation, operands), PtxStop.None);
            default:
                int result = program.Register(operands[0]);
                Func<PtxThread, ulong>[] sources = [.. operands.Skip(1).Select(operand => PtxOperand.Read(program, operand))];
                Func<PtxThread, ulong> compute = PtxArithmetic.Decode(operation, sources);
                return new PtxInstruction(line, -1, false, thread => thread.Registers[result] = compute(thread), PtxStop.None);
        }
    }

    private static PtxInstruction DecodeShuffle(PtxProgram program, string line, string operation, string[] operands)
    {
        if (operation != "shfl.sync.bfly.b32" || operands[3] != "31" || operands[4] != "4294967295")
            throw new PtxException($"'{line}' is no exchange among all lanes of a warp.");

        int mask = int.Parse(operands[2], CultureInfo.InvariantCulture);
        return new PtxInstruction(line, -1, false, _ => { }, PtxStop.Shuffle)
        {
            Exchange = (program.Register(operands[1]), program.Register(operands[0]), mask),
        };
    }

    // Commas inside braces belong to a vector: {%r1, %r2} is one operand.
    private static string[] Operands(string text)
    {
        int depth = 0;
        char[] separated = [.. text.Select(character =>
        {
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            return character == ',' && depth == 0 ? '\n' : character;
        })];
        return new string(separated).Split('\n', StringSplitOptions.TrimEntries);
    }
}
