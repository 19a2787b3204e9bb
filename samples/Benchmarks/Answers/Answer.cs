using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;
using Measurement;

namespace Benchmarks.Answers;

/// <summary>One goal held to results.</summary>
/// <param name="Target">The goal.</param>
/// <param name="Reached">The value; null where no row speaks about it.</param>
/// <param name="Rows">The rows that it comes from, the one with the smallest value first.</param>
internal sealed record Answer(Target Target, double? Reached, IReadOnlyList<ResultRow> Rows)
{
    public Verdict Verdict =>
        Reached is not { } reached ? Verdict.NotRun : reached >= Target.Goal ? Verdict.Met : Verdict.Missed;

    /// <summary>Holds every goal to results.</summary>
    public static IReadOnlyList<Answer> All(BenchmarkResults results) =>
        [.. Targets.All.Select(target => Of(target, results))];

    private static Answer Of(Target target, BenchmarkResults results)
    {
        (ResultRow Row, double Value)[] found =
        [
            .. from row in results.Rows
               where target.Selects(row, results)
               let value = target.ValueOf(row, results)
               where value is not null
               orderby value.Value
               select (row, value.Value),
        ];
        return new Answer(
            target,
            found.Length == 0 ? null : target.Combine(found.Select(entry => entry.Value)),
            [.. found.Select(entry => entry.Row)]);
    }
}
