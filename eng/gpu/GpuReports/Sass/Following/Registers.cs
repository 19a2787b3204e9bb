using System;
using System.Collections.Generic;
using System.Globalization;

namespace GpuReports.Sass.Following;

/// <summary>The registers and predicates of one lane; what was never written is unknown.</summary>
internal sealed class Registers
{
    private readonly Dictionary<string, Number> numbers = [];
    private readonly Dictionary<string, bool?> predicates = [];

    /// <summary>Tells whether an operand is a predicate, negated or not.</summary>
    public static bool IsPredicate(string operand)
    {
        string name = operand.TrimStart('!');
        return name.StartsWith('P') || name.StartsWith("UP", StringComparison.Ordinal);
    }

    /// <summary>Reads a register by its plain name.</summary>
    public Number this[string name] =>
        name is "RZ" or "URZ" or "SRZ" ? 0 : numbers.GetValueOrDefault(name, Number.Unknown);

    /// <summary>Writes a register and those after it.</summary>
    public void Write(string name, int count, Number value)
    {
        if (name is "RZ" or "URZ")
            return;

        int digits = name.StartsWith('U') ? 2 : 1;
        int first = int.Parse(name.AsSpan(digits), CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
            numbers[string.Create(CultureInfo.InvariantCulture, $"{name[..digits]}{first + i}")] = value;
    }

    /// <summary>Reads a predicate such as <c>!P0</c>; null where it is unknown.</summary>
    public bool? Test(string operand)
    {
        bool negated = operand.StartsWith('!');
        string name = operand.TrimStart('!');
        bool? value = name is "PT" or "UPT" ? true : predicates.GetValueOrDefault(name);

        return negated ? !value : value;
    }

    /// <summary>Writes a predicate.</summary>
    public void Write(string name, bool? value) => predicates[name] = value;
}
