using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Benchmarks.Answers;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>Writes results as a page.</summary>
internal static class ResultsMarkdown
{
    public static string Text(BenchmarkResults results)
    {
        StringBuilder text = new();
        text.Append("# Results\n\n```\n").AppendJoin('\n', MachineLines.Of(results)).Append("\n```\n\n");
        text.Append(
            "Ratios are the time of the best dense float32 baseline, whichever library and form that was, over ours, measured by turns in one run.\n\n");
        text.Append("## Goals\n\n");
        Table(text, AnswerCells.Titles, Answer.All(results).Select(AnswerCells.Of));
        foreach (RowGroup group in RowGroup.Of(results))
        {
            text.Append("\n## ").Append(group.Title).Append("\n\n");
            Table(
                text,
                [.. RowCells.Titles, "Best baseline"],
                group.Rows.Select(row => (IReadOnlyList<string>)[.. RowCells.Of(row), row.BestBaseline]));
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(text, titles);
        Row(text, [.. titles.Select(_ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(text, row);
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text
            .Append("| ")
            .AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");
}
