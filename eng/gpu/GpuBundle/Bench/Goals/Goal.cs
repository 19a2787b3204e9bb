using System;
using System.Collections.Generic;
using System.Linq;
using GpuBundle.Bench.Results;
using Measurement;

namespace GpuBundle.Bench.Goals;

/// <summary>One performance goal, as something that can be held to results.</summary>
/// <param name="Line">The goals of one line stand together in tables.</param>
/// <param name="Asked">What is to be reached, for people.</param>
/// <param name="Least">The least value that reaches it.</param>
/// <param name="Unit">What the value is counted in.</param>
/// <param name="Selects">Which rows it speaks about.</param>
/// <param name="ValueOf">A row's value; null for one without a baseline.</param>
/// <param name="Combine">Makes one value of all rows': the median, or the smallest.</param>
internal sealed record Goal(
    string Line,
    string Asked,
    double Least,
    Unit Unit,
    Func<ResultRow, bool> Selects,
    Func<ResultRow, double?> ValueOf,
    Func<IReadOnlyList<double>, double> Combine)
{
    /// <summary>Holds every goal to rows.</summary>
    public static IReadOnlyList<GoalRow> Hold(IReadOnlyList<ResultRow> rows) =>
        [.. GpuGoals.All.Select(goal => goal.HoldTo(rows))];

    private GoalRow HoldTo(IReadOnlyList<ResultRow> rows)
    {
        // What is wrong is no matter how fast.
        double[] values = [.. rows.Where(row => row.Verified && Selects(row)).Select(ValueOf).OfType<double>()];
        double? reached = values.Length == 0 ? null : Combine(values);
        Verdict verdict = reached is not { } value ? Verdict.NotRun : value >= Least ? Verdict.Met : Verdict.Missed;
        return new GoalRow(Line, Asked, Least, reached, Text(verdict), values.Length);
    }

    private static string Text(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        _ => "not run",
    };
}
