using System;
using Programs;
using QuickStart.CommandLine;
using QuickStart.Measuring;
using QuickStart.Reporting;

namespace QuickStart;

/// <summary>
/// Prunes a trained network, runs it with kernels compiled for its pattern, and says what that costs and gains.
/// </summary>
internal static class Program
{
    public static int Main(string[] args) => SampleProgram.Run(QuickStartCommand.Create(Run), args);

    private static int Run(QuickStartOptions options)
    {
        options.Json?.Check();
        Figures figures = DigitsRun.Measure(options);
        options.Json?.Write(FiguresJson.Bytes(figures));
        FiguresTable.Write(figures, Console.Out, plain: Console.IsOutputRedirected);
        return 0;
    }
}
