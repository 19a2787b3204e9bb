using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Programs;

/// <summary>The machine's processor, for figures that name the machine they are from.</summary>
public static class ProcessorName
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ProcessorLine = "model name";

    /// <summary>Gets the name that the processor calls itself by: <c>AMD EPYC 9R14</c>.</summary>
    public static string Text { get; } = Find();

    private static string Find() =>
        File.Exists(ProcessorFile)
        && File.ReadLines(ProcessorFile).FirstOrDefault(line =>
            line.StartsWith(ProcessorLine, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
