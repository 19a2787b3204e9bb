using System.IO;
using Spectre.Console;

namespace Programs;

/// <summary>
/// Where tables go: a terminal, in colour and as wide as it is, or a file or a pipe, which has no width.
/// </summary>
public static class ReportConsole
{
    // Cells that wrap are no use to a script that reads them.
    private const int PlainWidth = 120;

    /// <summary>Opens a console on a writer.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static IAnsiConsole On(TextWriter output, bool plain)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
            console.Profile.Width = PlainWidth;

        return console;
    }

    /// <summary>Begins a table whose first column is text and whose others are numbers.</summary>
    public static Table Numbers(bool plain, params string[] titles)
    {
        Table table = new() { Border = plain ? TableBorder.Ascii : TableBorder.Rounded };
        for (int column = 0; column < titles.Length; column++)
        {
            TableColumn title = new(titles[column]);
            table.AddColumn(column == 0 ? title : title.RightAligned());
        }

        return table;
    }
}
