using System;
using System.Collections.Generic;
using System.Globalization;
using Benchmarks.Answers;
using Benchmarks.Results;
using Measurement;

namespace Benchmarks.Reporting;

/// <summary>The table of goals and what was reached, as text.</summary>
internal static class AnswerCells
{
    public static IReadOnlyList<string> Titles { get; } = ["Case", "Asked", "Reached", "", "From"];

    /// <summary>Writes one answer's cells, under <see cref="Titles"/>.</summary>
    public static IReadOnlyList<string> Of(Answer answer) =>
    [
        answer.Target.Line,
        answer.Target.Asked,
        answer.Reached is { } reached ? Text(reached, answer.Target.Unit) : "-",
        answer.Verdict switch
        {
            Verdict.Met => "met",
            Verdict.Missed => "missed",
            Verdict.NotRun => "not run",
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Verdict, "There is no such verdict."),
        },
        From(answer.Rows),
    ];

    private static string From(IReadOnlyList<ResultRow> rows) => rows.Count switch
    {
        0 => string.Empty,
        1 => RowCells.Name(rows[0]),
        _ => $"{rows.Count} rows, least {RowCells.Name(rows[0])}",
    };

    private static string Text(double value, Unit unit) => unit == Unit.Times
        ? string.Create(CultureInfo.InvariantCulture, $"{value:F2}x")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * value:F0}%");
}
