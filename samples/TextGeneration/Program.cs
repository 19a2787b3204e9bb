using System;
using Programs;
using Baselines.Timing;
using TextGeneration.CommandLine;
using TextGeneration.Measuring;
using TextGeneration.Reporting;

namespace TextGeneration;

/// <summary>
/// Writes text with a transformer character by character, dense and pruned, and says how that compares with ONNX
/// Runtime.
/// </summary>
internal static class Program
{
    public static int Main(string[] args) => SampleProgram.Run(TextCommand.Create(Run), args);

    private static int Run(TextOptions options)
    {
        options.Json?.Check();
        TextFigures figures = TextRun.Measure(options, TimingBudget.Final, Show);
        options.Json?.Write(TextJson.Bytes(figures));
        TextTable.Write(figures, Console.Out, plain: Console.IsOutputRedirected);
        return 0;
    }

    // On one line, whatever the text has.
    private static void Show(string network, string text) =>
        Console.WriteLine($"{network,-16} ...{text.Replace('\n', ' ')}");
}
