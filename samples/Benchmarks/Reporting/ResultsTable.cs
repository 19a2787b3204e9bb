using System.Collections.Generic;
using System.Linq;
using Benchmarks.Answers;
using Benchmarks.Results;
using Spectre.Console;

namespace Benchmarks.Reporting;

/// <summary>Writes results for people: in colour on a terminal, plain into a file or a pipe.</summary>
internal static class ResultsTable
{
    /// <summary>Writes limits, the rows line by line, and the goals with what was reached.</summary>
    public static void Write(BenchmarkResults results, IAnsiConsole console)
    {
        foreach (string line in MachineLines.Of(results))
            console.WriteLine(line);

        foreach (RowGroup group in RowGroup.Of(results))
        {
            console.WriteLine();
            console.WriteLine(group.Title);
            console.Write(Table(console, RowCells.Titles, RowCells.NamingColumns, group.Rows.Select(RowCells.Of)));
        }

        console.WriteLine();
        console.WriteLine("Goals");
        console.Write(
            Table(console, AnswerCells.Titles, AnswerCells.Titles.Count, Answer.All(results).Select(AnswerCells.Of)));
    }

    private static Table Table(
        IAnsiConsole console, IReadOnlyList<string> titles, int leftAligned, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = console.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.Ascii };
        for (int column = 0; column < titles.Count; column++)
        {
            TableColumn title = new(Markup.Escape(titles[column]));
            table.AddColumn(column < leftAligned ? title : title.RightAligned());
        }

        foreach (IReadOnlyList<string> row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);

        return table;
    }
}
