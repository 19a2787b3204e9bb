using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>A kernel's declarations and instructions, decoded.</summary>
internal sealed partial class KernelBody
{
    private readonly List<(Statement Statement, VariableDeclaration Variable)> dynamicShared = [];
    private readonly Scope outermost = new(outer: null);

    private KernelBody(string text, KernelHeader header)
    {
        foreach (PtxParameter parameter in header.Parameters)
            outermost.TryAdd(parameter.Name, new Symbol(SymbolKind.Parameter, parameter.Offset));

        List<Statement> statements =
            [.. ModuleVariables(text, header), .. StatementReader.Read(text, header.BodyStart, outermost)];
        List<Statement> instructions = Declare(statements);
        DeclareDynamicShared();
        Symbols symbols = new(Registers);
        Instructions =
            [.. instructions.Select((statement, number) => InstructionDecoder.Decode(number, statement, symbols))];
        Convergence.Find(Instructions);
    }

    public IReadOnlyList<PtxInstruction> Instructions { get; }

    public RegisterFile Registers { get; } = new();

    public int SharedBytes { get; private set; }

    /// <summary>Gets where shared memory begins that the launch sizes.</summary>
    public int DynamicSharedStart { get; private set; }

    public int LocalBytes { get; private set; }

    public static KernelBody Read(string text, KernelHeader header) => new(text, header);

    // Shared memory that the launch sizes is declared outside of kernels.
    private IEnumerable<Statement> ModuleVariables(string text, KernelHeader header) =>
        SharedPattern().Matches(text[..header.BodyStart])
            .Select(match =>
                new Statement(
                    StatementReader.LineAt(text, match.Index),
                    match.Value.TrimEnd(';', ' '),
                    outermost,
                    IsLabel: false));

    private List<Statement> Declare(List<Statement> statements)
    {
        List<Statement> instructions = [];
        foreach (Statement statement in statements)
        {
            if (statement.IsLabel)
                Add(statement, statement.Text, new Symbol(SymbolKind.Label, instructions.Count));
            else if (statement.Text.StartsWith(".reg ", StringComparison.Ordinal))
                DeclareRegisters(statement);
            else if (statement.Text.StartsWith(".pragma", StringComparison.Ordinal))
                continue;
            else if (statement.Text[0] == '.')
                DeclareVariable(statement);
            else
                instructions.Add(statement);
        }

        return instructions;
    }

    private void DeclareRegisters(Statement statement)
    {
        string[] parts = statement.Text.Split(' ', 3);
        if (parts.Length < 3 || !PtxType.TryParse(parts[1].TrimStart('.'), out PtxType type))
            throw statement.Wrong("declares no registers of a type that is known.");

        foreach (string declared in parts[2].Split(',', StringSplitOptions.TrimEntries))
        {
            Match range = RangePattern().Match(declared);
            if (!range.Success)
            {
                AddRegister(statement, declared, type);
                continue;
            }

            int count = int.Parse(range.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            for (int i = 0; i < count; i++)
                AddRegister(
                    statement, string.Create(CultureInfo.InvariantCulture, $"{range.Groups["name"].Value}{i}"), type);
        }
    }

    private void AddRegister(Statement statement, string name, PtxType type) =>
        Add(statement, name, type.Kind == NumberKind.Predicate
        ? new Symbol(SymbolKind.Predicate, Registers.AddPredicate(name), type.Bits)
        : new Symbol(SymbolKind.Register, Registers.Add(name), type.Bits));

    private void DeclareVariable(Statement statement)
    {
        VariableDeclaration? variable = VariableDeclaration.Parse(statement.Text);
        switch (variable?.Space)
        {
            case "shared" when variable.Bytes == 0:
                dynamicShared.Add((statement, variable));
                break;
            case "shared":
                int shared = variable.Align(SharedBytes);
                SharedBytes = shared + variable.Bytes;
                Add(statement, variable.Name, new Symbol(SymbolKind.Shared, shared));
                break;
            case "local":
                int local = variable.Align(LocalBytes);
                LocalBytes = local + variable.Bytes;
                Add(statement, variable.Name, new Symbol(SymbolKind.Local, local));
                break;
            default:
                throw statement.Wrong("is no declaration that is known.");
        }
    }

    // All of it begins behind what has a size, and at one place.
    private void DeclareDynamicShared()
    {
        DynamicSharedStart = SharedBytes;
        foreach ((_, VariableDeclaration variable) in dynamicShared)
            DynamicSharedStart = variable.Align(DynamicSharedStart);
        foreach ((Statement statement, VariableDeclaration variable) in dynamicShared)
            Add(statement, variable.Name, new Symbol(SymbolKind.Shared, DynamicSharedStart));
    }

    private static void Add(Statement statement, string name, Symbol symbol)
    {
        if (!statement.Scope.TryAdd(name, symbol))
            throw statement.Wrong($"'{name}' is declared twice.");
    }

    [GeneratedRegex(@"^(?<name>[\w$%]+)<(?<count>\d+)>$")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"(\.extern\s+)?\.shared\s[^;{]*;")]
    private static partial Regex SharedPattern();
}
