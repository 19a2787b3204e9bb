using System;
using System.Globalization;
using System.Text.RegularExpressions;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Finds what the names in operands stand for, and holds operands to the sizes of their types.</summary>
internal sealed partial class Symbols(RegisterFile registers)
{
    private static readonly PtxType Address64 = new(NumberKind.Unsigned, 64);

    public int Source(Statement statement, string operand, PtxType type, bool mayBeWider)
    {
        if (Immediate.TryParse(operand, type, out ulong constant))
            return registers.Constant(constant);
        if (operand == "WARP_SZ")
            return registers.Constant(Running.Warp.Size);
        if (SpecialBits(operand, out int register, out int special))
            return Checked(statement, operand, register, special, type.Bits, mayBeWider);
        if (!statement.Scope.TryFind(operand, out Symbol symbol))
            throw statement.Wrong($"'{operand}' is declared nowhere.");

        return symbol.Kind switch
        {
            SymbolKind.Register => Checked(statement, operand, symbol.Value, symbol.Bits, type.Bits, mayBeWider),
            SymbolKind.Shared or SymbolKind.Local => registers.Constant((ulong)symbol.Value),
            _ => throw statement.Wrong($"'{operand}' is no register and no variable."),
        };
    }

    public static Target Target(Statement statement, string operand, int bits, bool mayBeWider)
    {
        if (operand == "_")
            return new Target(-1, bits);
        if (!statement.Scope.TryFind(operand, out Symbol symbol) || symbol.Kind != SymbolKind.Register)
            throw statement.Wrong($"'{operand}' is no register that can be written.");

        return new Target(Checked(statement, operand, symbol.Value, symbol.Bits, bits, mayBeWider), symbol.Bits);
    }

    public static PredicateSource Predicate(Statement statement, string operand)
    {
        bool negated = operand.StartsWith('!');
        string name = negated ? operand[1..] : operand;
        return statement.Scope.TryFind(name, out Symbol symbol) && symbol.Kind == SymbolKind.Predicate
            ? new PredicateSource(symbol.Value, negated)
            : throw statement.Wrong($"'{name}' is no predicate.");
    }

    public AddressOperand Address(Statement statement, string operand)
    {
        Match match = AddressPattern().Match(operand);
        if (!match.Success)
            throw statement.Wrong($"'{operand}' is no address.");

        string start = match.Groups["start"].Value;
        long offset = match.Groups["offset"].Success
            ? long.Parse(
                match.Groups["offset"].Value.Replace(" ", string.Empty, StringComparison.Ordinal).TrimStart('+'),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture)
            : 0;
        if (statement.Scope.TryFind(start, out Symbol symbol) && symbol.Kind != SymbolKind.Register)
            return new AddressOperand(registers.Constant((ulong)symbol.Value), offset, symbol);

        // Addresses of shared memory may stand in 32 bits.
        int register = symbol.Bits == 32
            ? symbol.Value
            : Source(statement, start, Address64, mayBeWider: false);
        return new AddressOperand(register, offset, Symbol: null);
    }

    public static int Label(Statement statement, string operand) =>
        statement.Scope.TryFind(operand, out Symbol symbol) && symbol.Kind == SymbolKind.Label
            ? symbol.Value
            : throw statement.Wrong($"there is no label '{operand}'.");

    private static int Checked(
        Statement statement, string operand, int register, int bits, int wanted, bool mayBeWider) =>
        bits == wanted || (mayBeWider && bits > wanted)
            ? register
            : throw statement.Wrong(
                string.Create(CultureInfo.InvariantCulture, $"'{operand}' has {bits} bits where {wanted} are wanted."));

    private bool SpecialBits(string name, out int register, out int bits)
    {
        bool known = registers.TrySpecial(name, out register);
        _ = Running.SpecialRegisters.TryBits(name, out bits);
        return known;
    }

    [GeneratedRegex(@"^\[\s*(?<start>[\w$%.]+)\s*(?<offset>\+\s*-?\s*\d+|-\s*\d+)?\s*\]$")]
    private static partial Regex AddressPattern();
}
