using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using GpuReports.Sass.Reading;

namespace GpuReports.Sass.Following;

/// <summary>One lane's registers, followed as far as loop counters and addresses go.</summary>
/// <remarks>
/// The first lane of its warp: kernels' bounds are the same for a whole group, and the first lane has the
/// lowest row, so it takes a guarded path whenever another lane does.
/// </remarks>
internal sealed partial class Lane(WarpPlace place, KernelArguments arguments)
{
    private const int WarpLanes = 32;
    private const int GroupsX = 0xC;
    private const int GroupsY = 0x10;
    private const int GroupsZ = 0x14;
    private const int DynamicShared = 0x2C;

    private readonly Registers registers = new();
    private readonly Dictionary<int, Number> stack = [];

    /// <summary>Tests a guard; null where it depends on what is not followed.</summary>
    public bool? Test(string? guard) => guard is null ? true : registers.Test(guard);

    /// <summary>Tells whether the address of a memory access was computed from that of the weights.</summary>
    public bool ReadsWeights(SassInstruction access) =>
        access.Operands.Any(operand => operand.StartsWith('[') && Read(operand).FromWeights);

    /// <summary>Does what an instruction does to registers.</summary>
    public void Execute(SassInstruction instruction)
    {
        bool? guard = Test(instruction.Guard);
        if (guard is false)
            return;

        if (instruction.Operation == "STL")
        {
            Spill(instruction);
            return;
        }

        int predicates = instruction.Operation.EndsWith("SETP", StringComparison.Ordinal)
            || instruction.Operation == "PLOP3"
            ? 2
            : instruction.Operands.Count > 0 && Registers.IsPredicate(instruction.Operands[0]) ? 1 : 0;
        string[] operands = [.. instruction.Operands.Skip(predicates)];
        if (predicates > 0)
            registers.Write(instruction.Operands[0], guard is null ? null : Decide(instruction, operands));
        if (predicates < 2 && operands.Length > 0 && IsRegister(operands[0]))
            WriteRegister(instruction, operands, guard is true);
    }

    private void WriteRegister(SassInstruction instruction, string[] operands, bool certain)
    {
        // The carry that an addition gives out is no source.
        int carries = operands.Skip(1).TakeWhile(Registers.IsPredicate).Count();
        foreach (string carry in operands.Skip(1).Take(carries))
            registers.Write(carry, null);

        string[] sources = [.. operands.Skip(1 + carries)];
        if (instruction.Operation == "IMAD" && instruction.Has("HI"))
            sources = [.. sources, Following(sources[^1], 1)];

        int count = instruction.Has("128") || (instruction.Operation == "LDSM" && instruction.Has("4"))
            ? 4
            : instruction.Has("64") || instruction.Has("WIDE") || instruction.Operation == "CS2R"
            ? 2
            : 1;
        if (instruction.Operation == "LDL")
        {
            Reload(operands[0], sources[0], count);
            return;
        }

        bool load = instruction.Operation.StartsWith("LD", StringComparison.Ordinal) && instruction.Operation != "LDC";
        Number[] values = [.. sources.Where(source => !Registers.IsPredicate(source)).Select(Read)];
        bool fromWeights = !load && values.Any(value => value.FromWeights);
        registers.Write(
            operands[0],
            count,
            new Number(certain && !load ? Compute(instruction, sources, values) : null, fromWeights));
    }

    private int? Compute(SassInstruction instruction, string[] sources, Number[] values)
    {
        if (instruction.Operation is "S2R" or "S2UR" or "CS2R" or "LDC" or "ULDC")
            return values[0].Bits;
        if (instruction.Operation == "HFMA2" && sources is ["-RZ", "RZ", var upper, var lower])
            return (Half(upper) << 16) | Half(lower);

        bool? chosen = sources.LastOrDefault(Registers.IsPredicate) is { } predicate ? registers.Test(predicate) : null;
        return IntegerArithmetic.Compute(instruction, [.. values.Select(value => value.Bits)], chosen);
    }

    private bool? Decide(SassInstruction instruction, string[] sources)
    {
        if (instruction.Operation is "ISETP" or "UISETP")
        {
            bool? compared = IntegerArithmetic.Compare(instruction, Read(sources[0]).Bits, Read(sources[1]).Bits);
            bool? with = registers.Test(sources[2]);
            return instruction.Has("OR") ? compared | with : compared & with;
        }

        return instruction.Operation == "PLOP3"
            && registers.Test(sources[0]) is { } a
            && registers.Test(sources[1]) is { } b
            && registers.Test(sources[2]) is { } c
            ? ((Read(sources[3]).Bits >> ((a ? 4 : 0) | (b ? 2 : 0) | (c ? 1 : 0))) & 1) == 1
            : null;
    }

    private void Spill(SassInstruction instruction)
    {
        for (int word = 0; word < instruction.AccessBits / 32; word++)
            stack[StackOffset(instruction.Operands[0]) + word] = Read(Following(instruction.Operands[1], word));
    }

    private void Reload(string destination, string address, int count)
    {
        for (int word = 0; word < count; word++)
            registers.Write(
                Following(destination, word), 1, stack.GetValueOrDefault(StackOffset(address) + word, Number.Unknown));
    }

    private Number Read(string operand)
    {
        if (IsRegister(operand))
            return registers[operand];
        if (operand.StartsWith('-') && Read(operand[1..]) is { } positive)
            return positive with { Bits = -positive.Bits };
        if (operand.StartsWith('~') && Read(operand[1..]) is { } plain)
            return plain with { Bits = ~plain.Bits };
        if (operand.StartsWith("0x", StringComparison.Ordinal))
            return unchecked((int)uint.Parse(operand.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        if (operand.StartsWith('c') && ConstantPattern().Match(operand) is { Success: true } constant)
            return Constant(
                int.Parse(constant.Groups["offset"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        // Whatever else there is, an address was computed from all the registers in it.
        bool fromWeights = InnerRegisterPattern().Matches(operand).Any(match => registers[match.Value].FromWeights);
        return operand switch
        {
            "SR_TID.X" => place.Warp * WarpLanes,
            "SR_CTAID.X" => place.X,
            "SR_CTAID.Y" => place.Y,
            "SR_CTAID.Z" => 0,
            _ => new Number(null, fromWeights),
        };
    }

    private Number Constant(int offset) => offset switch
    {
        GroupsX => place.Launch.X,
        GroupsY => place.Launch.Y,
        GroupsZ => place.Launch.Z,
        DynamicShared => place.Launch.SharedBytes,
        _ when offset == arguments.Batch => place.Batch,
        _ => new Number(null, arguments.IsWeights(offset)),
    };

    // A constant that is loaded as two half-precision numbers.
    private static int Half(string number) =>
        BitConverter.HalfToUInt16Bits((Half)double.Parse(number, CultureInfo.InvariantCulture));

    private static bool IsRegister(string operand)
    {
        ReadOnlySpan<char> number = operand.AsSpan().TrimStart("US");
        return number is ['R', 'Z']
            || (number.Length > 1 && number[0] == 'R' && !number[1..].ContainsAnyExceptInRange('0', '9'));
    }

    // In words: spills are whole registers.
    private static int StackOffset(string address)
    {
        int plus = address.IndexOf("+0x", StringComparison.Ordinal);
        return plus < 0
            ? 0
            : int.Parse(
                address.AsSpan(plus + 3, address.Length - plus - 4),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture) / sizeof(int);
    }

    private static string Following(string register, int words) => register == "RZ"
        ? register
        : string.Create(
            CultureInfo.InvariantCulture, $"R{int.Parse(register.AsSpan(1), CultureInfo.InvariantCulture) + words}");

    [GeneratedRegex(@"\bU?R\d+")]
    private static partial Regex InnerRegisterPattern();

    [GeneratedRegex(@"^c\[0x0\]\[0x(?<offset>[0-9a-f]+)\]$")]
    private static partial Regex ConstantPattern();
}
