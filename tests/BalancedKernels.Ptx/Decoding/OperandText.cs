using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Cuts operands apart.</summary>
internal static class OperandText
{
    /// <summary>Cuts at commas that stand in no braces: {%r1, %r2} is one operand.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> operands = [];
        int depth = 0;
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            char character = at < text.Length ? text[at] : ',';
            depth += character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            if (character == ',' && depth == 0)
            {
                operands.Add(text[start..at].Trim());
                start = at + 1;
            }
        }

        return operands;
    }

    /// <summary>Gets the parts of a vector; an operand without braces is a vector of one.</summary>
    public static IReadOnlyList<string> Vector(string operand) => operand.StartsWith('{')
        ? [.. operand.Trim('{', '}').Split(',').Select(part => part.Trim())]
        : [operand];
}
