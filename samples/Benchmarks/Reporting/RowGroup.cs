using System.Collections.Generic;
using System.Linq;
using Benchmarks.Answers;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>The rows that speak about one line of the goals.</summary>
/// <param name="Title">The line, or what the rows without one are called.</param>
/// <param name="Rows">The rows; each stands in the first group that wants it.</param>
internal sealed record RowGroup(string Title, IReadOnlyList<ResultRow> Rows)
{
    /// <summary>Groups rows by the goals' lines, in their order; lines without rows are left out.</summary>
    public static IReadOnlyList<RowGroup> Of(BenchmarkResults results)
    {
        List<ResultRow> left = [.. results.Rows];
        List<RowGroup> groups = [];
        foreach (IGrouping<string, Target> line in Targets.All.GroupBy(target => target.Line))
        {
            ResultRow[] rows = [.. left.Where(row => line.Any(target => target.Selects(row, results)))];
            groups.Add(new RowGroup(line.Key, rows));
            left.RemoveAll(rows.Contains);
        }

        groups.Add(new RowGroup("Other rows", left));
        return [.. groups.Where(group => group.Rows.Count > 0)];
    }
}
