using System;
using Spectre.Console;

namespace Benchmarks.Reporting;

/// <summary>Where tables go: a terminal as wide as it is, or a file, which has no width.</summary>
internal static class ResultsConsole
{
    // Cells that wrap are no use to a script that reads them.
    private const int PlainWidth = 240;

    public static IAnsiConsole Create()
    {
        bool plain = Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
            console.Profile.Width = PlainWidth;

        return console;
    }
}
