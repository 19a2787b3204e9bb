using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>
/// An instruction that is being decoded. Decoders take the words of the operation that they know; what is left
/// is what nobody knows, and an error.
/// </summary>
internal sealed class Encoded
{
    private readonly List<string> words;
    private readonly Statement statement;
    private readonly Symbols symbols;

    public Encoded(Statement statement, string text, Symbols symbols)
    {
        this.statement = statement;
        this.symbols = symbols;
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        words = [.. (end < 0 ? text : text[..end]).Split('.')];
        Name = words[0];
        words.RemoveAt(0);
        Operands = end < 0 ? [] : OperandText.Split(text[(end + 1)..]);
    }

    /// <summary>Gets the first word of the operation.</summary>
    public string Name { get; }

    /// <summary>Gets the operands, vectors and addresses in one piece.</summary>
    public IReadOnlyList<string> Operands { get; }

    /// <summary>Takes a word if it is there.</summary>
    public bool Take(string word) => words.Remove(word);

    /// <summary>Takes the first of some words that is there; null if none is.</summary>
    public string? TakeAny(params ReadOnlySpan<string> choices)
    {
        foreach (string choice in choices)
        {
            if (Take(choice))
                return choice;
        }

        return null;
    }

    /// <summary>Takes all words for which something holds.</summary>
    public void TakeAll(Predicate<string> which) => words.RemoveAll(which);

    /// <summary>Takes the first type.</summary>
    public PtxType TakeType()
    {
        foreach (string word in words)
        {
            if (PtxType.TryParse(word, out PtxType type))
            {
                words.Remove(word);
                return type;
            }
        }

        throw Wrong("the operation names no type that is known.");
    }

    /// <summary>Ends the operation: every word must have been taken, and there must be as many operands.</summary>
    public void Done(int operands) => Done(operands, operands);

    /// <summary>Ends the operation: every word must have been taken, and there must be that many operands.</summary>
    public void Done(int fewest, int most)
    {
        if (words.Count > 0)
            throw Wrong($"'.{words[0]}' is not known here.");
        if (Operands.Count < fewest || Operands.Count > most)
            throw Wrong(
                string.Create(CultureInfo.InvariantCulture, $"it has {Operands.Count} operands, not {fewest}."));
    }

    /// <summary>
    /// Gets the register that an operand is read from: a register of the type's size, a constant, or an address.
    /// </summary>
    public int Source(int operand, PtxType type) =>
        symbols.Source(statement, Operands[operand], type, mayBeWider: false);

    /// <summary>Gets the register that an operand is read from, which may have more bits than the type.</summary>
    public int WideSource(string operand, PtxType type) => symbols.Source(statement, operand, type, mayBeWider: true);

    /// <summary>Gets the register that an operand is written to; none for '_'.</summary>
    public Target Target(int operand, PtxType type) =>
        Symbols.Target(statement, Operands[operand], type.Bits, mayBeWider: false);

    /// <summary>Gets the register that an operand is written to, which may have more bits than the type.</summary>
    public Target WideTarget(string operand, PtxType type) =>
        Symbols.Target(statement, operand, type.Bits, mayBeWider: true);

    /// <summary>Gets the register that a part of a vector is read from.</summary>
    public int PartSource(string part, PtxType type) => symbols.Source(statement, part, type, mayBeWider: false);

    /// <summary>Gets the register that a part of a vector is written to; none for '_'.</summary>
    public Target PartTarget(string part, PtxType type) =>
        Symbols.Target(statement, part, type.Bits, mayBeWider: false);

    /// <summary>Gets the predicate that an operand names, and whether it is read negated.</summary>
    public PredicateSource Predicate(string operand) => Symbols.Predicate(statement, operand);

    /// <summary>Gets the predicate that an operand is written to; none for '_'.</summary>
    public int PredicateTarget(string operand) => operand == "_" ? -1 : Symbols.Predicate(statement, operand).Number;

    /// <summary>Gets where an operand in brackets points to.</summary>
    public AddressOperand Address(int operand) => symbols.Address(statement, Operands[operand]);

    /// <summary>Gets the names in an operand in braces.</summary>
    public IReadOnlyList<string> Vector(int operand) => OperandText.Vector(Operands[operand]);

    /// <summary>Gets the value of an operand that must be a constant.</summary>
    public int Constant(int operand) =>
        Immediate.TryParse(Operands[operand], new PtxType(NumberKind.Unsigned, 32), out ulong value)
            ? (int)value
            : throw Wrong($"'{Operands[operand]}' must be a constant.");

    /// <summary>Gets the number of the instruction that a label stands before.</summary>
    public int Label(int operand) => Symbols.Label(statement, Operands[operand]);

    public PtxFormatException Wrong(string why) => statement.Wrong(why);
}
