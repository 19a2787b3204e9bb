using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>One kernel's PTX, read and ready to be executed.</summary>
internal sealed partial class PtxProgram
{
    private readonly Dictionary<string, int> registers = [];
    private readonly Dictionary<string, int> labels = [];
    private readonly Dictionary<string, int> parameters = [];
    private readonly Dictionary<string, int> shared = [];

    public PtxProgram(string text)
    {
        ReadParameters(text);
        ReadShared(text);

        string[] lines = [.. Body(text).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '.')];
        string[] instructions = [.. lines.Where(line => !line.EndsWith(':'))];
        int number = 0;
        foreach (string line in lines)
        {
            if (line.EndsWith(':'))
                labels[line[..^1]] = number;
            else
                number++;
        }

        Instructions = [.. instructions.Select(line => PtxDecoder.Decode(this, line.TrimEnd(';')))];
    }

    public IReadOnlyList<PtxInstruction> Instructions { get; }

    public int Registers => registers.Count;

    public int SharedBytes { get; private set; }

    public int ParameterBytes { get; private set; }

    /// <summary>Gets the number of a register; a new name is a new register.</summary>
    public int Register(string name)
    {
        if (!registers.TryGetValue(name, out int number))
            registers[name] = number = registers.Count;

        return number;
    }

    public int Label(string name) => labels[name];

    public int Parameter(string name) => parameters[name];

    public bool TryShared(string name, out int offset) => shared.TryGetValue(name, out offset);

    private static string[] Body(string text)
    {
        int start = text.IndexOf("\n{", StringComparison.Ordinal);
        return text[(start + 2)..text.LastIndexOf('}')].Split('\n');
    }

    private void ReadParameters(string text)
    {
        foreach (Match match in ParameterPattern().Matches(text))
        {
            int bytes = match.Groups["array"].Success ? int.Parse(match.Groups["array"].Value, CultureInfo.InvariantCulture) : 4;
            parameters[match.Groups["name"].Value] = ParameterBytes;
            ParameterBytes += bytes;
        }
    }

    private void ReadShared(string text)
    {
        foreach (Match match in SharedPattern().Matches(text))
        {
            int alignment = int.Parse(match.Groups["align"].Value, CultureInfo.InvariantCulture);
            SharedBytes = (SharedBytes + alignment - 1) / alignment * alignment;
            shared[match.Groups["name"].Value] = SharedBytes;
            SharedBytes += int.Parse(match.Groups["bytes"].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"\.param (\.align \d+ \.b8|\.b32) (?<name>\w+)(\[(?<array>\d+)\])?")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\.shared \.align (?<align>\d+) \.b8 (?<name>\w+)\[(?<bytes>\d+)\]")]
    private static partial Regex SharedPattern();
}
