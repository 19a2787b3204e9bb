using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GpuReports.Sass.Reading;

/// <summary>Reads what <c>nvdisasm -c -hex</c> prints of one kernel.</summary>
internal static partial class SassReader
{
    /// <summary>Reads a kernel.</summary>
    /// <exception cref="InvalidDataException">A line is no instruction that this reader knows the form of.</exception>
    public static SassProgram Read(string disassembly)
    {
        List<SassInstruction> instructions = [];
        Dictionary<string, int> labels = [];

        // An instruction is two lines, each with 64 bits of the encoding; the text stands on the first.
        string? text = null;
        ulong? low = null;
        foreach (string line in disassembly.Split('\n'))
        {
            if (LabelPattern().Match(line) is { Success: true } label)
            {
                labels[label.Groups["label"].Value] = instructions.Count * SassInstruction.Bytes;
            }
            else if (EncodingPattern().Match(line) is { Success: true } encoding)
            {
                ulong bits =
                    ulong.Parse(encoding.Groups["bits"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (low is { } first)
                {
                    instructions.Add(Instruction(instructions.Count * SassInstruction.Bytes, text!, first, bits));
                    low = null;
                }
                else
                {
                    (text, low) = (line[..encoding.Index], bits);
                }
            }
        }

        return new SassProgram(instructions, labels);
    }

    private static SassInstruction Instruction(int address, string line, ulong low, ulong high)
    {
        if (string.IsNullOrWhiteSpace(line))
            return BlankInstruction.Decode(address, low, high);
        if (InstructionPattern().Match(line) is not { Success: true } match
            || int.Parse(
                match.Groups["address"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) != address)
        {
            throw new InvalidDataException($"Not an instruction at {address:x4}: '{line.Trim()}'.");
        }

        string guard = match.Groups["guard"].Value;
        return new SassInstruction(
            address, guard.Length == 0
                ? null
                : guard, match.Groups["name"].Value, [.. Operands(match.Groups["operands"].Value)]);
    }

    private static IEnumerable<string> Operands(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(operand => operand.Replace(".reuse", string.Empty, StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<label>[.$\w]+):\s*$")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"/\* 0x(?<bits>[0-9a-f]{16}) \*/\s*$")]
    private static partial Regex EncodingPattern();

    [
        GeneratedRegex(
            @"^\s*/\*(?<address>[0-9a-f]+)\*/\s+(@(?<guard>!?U?P\w+)\s+)?(?<name>[A-Z][\w.]*)\s*(?<operands>[^;]*);")]
    private static partial Regex InstructionPattern();
}
