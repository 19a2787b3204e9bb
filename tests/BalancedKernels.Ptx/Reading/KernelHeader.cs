using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace BalancedKernels.Ptx.Reading;

/// <summary>What stands before a kernel's body.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Line">The line it starts in.</param>
/// <param name="BodyStart">The first character behind the opening brace.</param>
/// <param name="Parameters">Parameters in order.</param>
/// <param name="MaxThreads">Threads that a group may have.</param>
/// <param name="RequiredThreads">Threads that a group must have, or null.</param>
internal sealed partial record KernelHeader(
    string Name,
    int Line,
    int BodyStart,
    IReadOnlyList<PtxParameter> Parameters,
    int MaxThreads,
    PtxDim? RequiredThreads)
{
    private const int MaxThreadsOfHardware = 1024;

    /// <summary>Finds a kernel in a module without comments.</summary>
    /// <param name="module">The module's text.</param>
    /// <param name="name">Which kernel; null for the only one.</param>
    public static KernelHeader Find(string module, string? name)
    {
        Match[] entries =
            [.. EntryPattern().Matches(module).Where(entry => name is null || entry.Groups["name"].Value == name)];
        if (entries.Length != 1)
            throw new PtxFormatException(
                1,
                name ?? ".entry",
                string.Create(CultureInfo.InvariantCulture, $"the module has {entries.Length} such kernels, not one."));

        Match found = entries[0];
        int line = StatementReader.LineAt(module, found.Index);
        string directives = found.Groups["directives"].Value;
        return new KernelHeader(
            found.Groups["name"].Value,
            line,
            found.Index + found.Length,
            ReadParameters(found.Groups["parameters"].Value, line),
            Extent(directives, ".maxntid")?.Count ?? MaxThreadsOfHardware,
            Extent(directives, ".reqntid"));
    }

    private static List<PtxParameter> ReadParameters(string text, int line)
    {
        List<PtxParameter> parameters = [];
        int offset = 0;
        foreach (string declaration
            in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            VariableDeclaration variable = VariableDeclaration.Parse(declaration)
                ?? throw new PtxFormatException(line, declaration, "is no parameter.");
            offset = variable.Align(offset);
            parameters.Add(new PtxParameter(variable.Name, offset, variable.Bytes));
            offset += variable.Bytes;
        }

        return parameters;
    }

    private static PtxDim? Extent(string directives, string name)
    {
        Match match = Regex.Match(directives, $@"\{name}\s+(\d+)\s*(?:,\s*(\d+)\s*)?(?:,\s*(\d+))?");
        return match.Success ? new PtxDim(Part(match, 1), Part(match, 2), Part(match, 3)) : null;
    }

    private static int Part(Match match, int group) =>
        match.Groups[group].Success
            ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 1;

    [GeneratedRegex(@"\.entry\s+(?<name>[\w$]+)\s*(\((?<parameters>[^)]*)\))?(?<directives>[^{;]*)\{")]
    private static partial Regex EntryPattern();
}
