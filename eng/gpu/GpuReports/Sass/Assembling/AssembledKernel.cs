using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using GpuReports.Sass.Reading;

namespace GpuReports.Sass.Assembling;

/// <summary>A kernel as the assembler left it.</summary>
/// <param name="Registers">Registers of a thread.</param>
/// <param name="SpillBytes">
/// Bytes that a thread's instructions store to and load from its stack for want of registers.
/// </param>
/// <param name="StackBytes">Bytes of a thread's stack.</param>
/// <param name="SharedBytes">Shared memory of a group.</param>
/// <param name="Program">Its instructions.</param>
internal sealed partial record AssembledKernel(
    int Registers, int SpillBytes, int StackBytes, int SharedBytes, SassProgram Program)
{
    /// <summary>Reads what <c>ptxas -v</c> and <c>nvdisasm -c -hex</c> say of one kernel.</summary>
    /// <exception cref="InvalidDataException">One of them does not know it.</exception>
    public static AssembledKernel Read(string name, string resources, string disassembly)
    {
        resources = Part(resources, $"Compiling entry function '{name}'", "Compiling entry function");
        Match stack = StackPattern().Match(resources);
        Match used = RegisterPattern().Match(resources);
        if (!stack.Success || !used.Success)
            throw new InvalidDataException($"ptxas says nothing of registers or of the stack: {resources}");

        return new AssembledKernel(
            Whole(used, "registers"),
            Whole(stack, "stores") + Whole(stack, "loads"),
            Whole(stack, "stack"),
            SharedPattern().Match(resources) is { Success: true } shared ? Whole(shared, "shared") : 0,
            SassReader.Read(Part(disassembly, $".section\t.text.{name},", ".section\t")));
    }

    private static string Part(string text, string start, string next)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
            throw new InvalidDataException($"There is no '{start}' in the tools' output.");

        int to = text.IndexOf(next, from + start.Length, StringComparison.Ordinal);
        return to < 0 ? text[from..] : text[from..to];
    }

    private static int Whole(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [
        GeneratedRegex(
            @"(?<stack>\d+) bytes stack frame, (?<stores>\d+) bytes spill stores, (?<loads>\d+) bytes spill loads")]
    private static partial Regex StackPattern();

    [GeneratedRegex(@"Used (?<registers>\d+) registers")]
    private static partial Regex RegisterPattern();

    [GeneratedRegex(@"(?<shared>\d+) bytes smem")]
    private static partial Regex SharedPattern();
}
