using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Benchmarks.CommandLine;

/// <summary>Says what is being measured: a line that is written over on a terminal, a line each into a file.</summary>
/// <remarks>
/// It is drawn between measurements only: a bar that moves by itself would take a processor from them.
/// </remarks>
internal sealed class ProgressLine(IAnsiConsole console, int rows)
{
    private const string EraseLine = "\r\u001b[2K";

    private readonly long begin = Stopwatch.GetTimestamp();

    /// <summary>Shows what comes next.</summary>
    /// <param name="next">What is measured next.</param>
    /// <param name="measured">How many rows there are already.</param>
    public void Show(string next, int measured)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(begin):mm\\:ss}  {measured} of {rows} rows, now {next}");
        if (console.Profile.Capabilities.Ansi)
            console.Profile.Out.Writer.Write($"{EraseLine}{text}");
        else
            console.WriteLine(text);
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (console.Profile.Capabilities.Ansi)
            console.Profile.Out.Writer.Write(EraseLine);
    }
}
