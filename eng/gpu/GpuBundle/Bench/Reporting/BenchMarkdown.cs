using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GpuBundle.Bench.Results;

namespace GpuBundle.Bench.Reporting;

/// <summary>Writes results as a page: the goals, where sparse loses, and all rows.</summary>
internal static class BenchMarkdown
{
    private static readonly string[] RowTitles =
        [
            "Rows x columns", "Pattern", "Kernel", "Ours, us", "Quartiles", "Best dense baseline", "us", "Ratio",
            "Limit of the bytes", "Packed, MB", "Of read bandwidth", "Verified"];

    /// <summary>Writes the page.</summary>
    public static string Text(BenchResults results)
    {
        StringBuilder text = new();
        text.Append("# GPU results\n\n```\n").AppendJoin('\n', Head(results)).Append("\n```\n\n");
        text.Append(
            "Ratios are the time of the fastest dense product over ours, by turns in one run, caches emptied before every call. "
            + "A baseline counts where its weights take as many bits as ours, or more.\n");
        Section(text, "Goals");
        Table(text, ["Case", "Asked", "Reached", "", "Rows"], results.Goals.Select(GoalCells));
        WriteLosses(text, results);
        WriteProblems(text, results);
        foreach (IGrouping<(string Weights, int Batch), ResultRow> group
            in results.Rows.GroupBy(row => (row.Weights, row.Batch))
                .OrderBy(group => group.Key.Weights, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Batch))
        {
            Section(text, $"{group.Key.Weights}, batch {group.Key.Batch}");
            Table(
                text,
                RowTitles,
                group.OrderBy(row => (long)row.Rows * row.Columns).ThenBy(row => row.Sparsity).Select(RowCells));
        }

        if (results.Networks.Count > 0)
        {
            Section(text, "Launching: many small layers");
            Table(
                text,
                ["Layers", "Batch", "Separate, us", "Captured, us", "Ratio", "Captured as", "Same numbers"],
                results.Networks.Select(NetworkCells));
        }

        return text.ToString();
    }

    /// <summary>Writes where, when and how it was measured, in a few lines.</summary>
    public static IReadOnlyList<string> Head(BenchResults results)
    {
        (RunDescription run, DeviceDescription device, CeilingsRow ceilings) =
            (results.Run, results.Device, results.Ceilings);
        string product = ceilings.ProductTFlops is { } flops
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {flops:F0} TFLOP/s in a float16 product of side {ceilings.ProductSide}")
            : string.Empty;
        return
        [
            $"Device    {device.Name}, {device.Multiprocessors} multiprocessors, {Numbers.Megabytes(device.MemoryBytes)} MB, driver {device.Driver ?? "unknown"}",
            .. device.Clocks is { } clocks ? [$"Clocks    {clocks}"] : (string[])[],
            string.Create(
                CultureInfo.InvariantCulture,
                $"Ceilings  reads {ceilings.ReadGBs:F0} GB/s, copies {ceilings.CopyGBs:F0} GB/s{product}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Timer     {device.Timer}; no work at all takes {ceilings.EmptyMicroseconds:F1} us; {Numbers.Megabytes(device.FlushedBytes)} MB written before each call"),
            .. run.Libraries.Select(library => $"Baseline     {library.Key} {library.Value}"),
            .. run.Missing.Select(library => $"Missing   {library.Key}: {library.Value}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Run       {run.Set}{(run.Only is { } only ? $", only '{only}'" : string.Empty)}, {run.Date:yyyy-MM-dd HH:mm} UTC, commit {run.Commit ?? "unknown"}, {run.Seconds:F0} s of {run.BudgetSeconds:F0}{(run.IsComplete ? string.Empty : $", {run.CasesLeft} cases left")}"),
        ];
    }

    private static void WriteLosses(StringBuilder text, BenchResults results)
    {
        ResultRow[] lost =
            [.. results.Rows.Where(row => row is { IsDense: false, Ratio: < 1 }).OrderBy(row => row.Ratio)];
        int compared = results.Rows.Count(row => row is { IsDense: false, Ratio: not null });
        Section(text, "Where sparse loses");
        if (compared == 0)
            text.Append("Nothing was compared: there was no baseline.\n");
        else if (lost.Length == 0)
            text.Append(CultureInfo.InvariantCulture, $"In none of the {compared} compared sparse rows.\n");
        else
            text
                .Append(
                    CultureInfo.InvariantCulture,
                    $"In {lost.Length} of the {compared} compared sparse rows the best dense product is faster:\n\n")
                .AppendJoin(
                    '\n', lost.Select(row => $"- {Name(row)}: {Numbers.Times(row.Ratio)} of {row.BestBaseline}"))
                .Append('\n');
    }

    private static void WriteProblems(StringBuilder text, BenchResults results)
    {
        string[] problems =
        [
            .. results.Failures.Select(failure => $"{failure.Case} was not measured: {failure.Message}"),
            .. results.Rows.Where(row => row.Problem is not null).Select(row => $"{row.Problem}"),
            .. results.Rows.SelectMany(row =>
                row.Baselines.Where(baseline => baseline.Verified == false).Select(baseline =>
                    $"{baseline.Name} for {Name(row)} does not agree with sums in double; it does not count.")),
            .. results.Networks.Where(network => !network.Verified).Select(network =>
                $"The network of {network.Layer}, batch {network.Batch}, gives other numbers when it is captured."),
        ];
        if (problems.Length == 0)
            return;

        Section(text, "What went wrong");
        text.AppendJoin('\n', problems.Select(problem => $"- {problem}")).Append('\n');
    }

    private static string Name(ResultRow row) => $"{row.Rows}x{row.Columns} {row.Pattern} {row.Weights} b{row.Batch}";

    private static string[] GoalCells(GoalRow goal) =>
        [
            goal.Line,
            goal.Asked,
            goal.Reached is { } reached
                ? goal.Goal < 1
                ? Numbers.Percent(reached)
                : Numbers.Times(reached)
                : Numbers.None,
            goal.Verdict,
            $"{goal.Rows}"];

    private static string[] RowCells(ResultRow row) =>
    [
        $"{row.Rows}x{row.Columns}",
        row.Pattern,
        row.Kernel,
        Numbers.Microseconds(row.OursMicroseconds.Median),
        $"{Numbers.Microseconds(row.OursMicroseconds.Lower)} to {Numbers.Microseconds(row.OursMicroseconds.Upper)}",
        row.BestBaseline ?? Numbers.None,
        row.BestBaselineMicroseconds is { } baseline ? Numbers.Microseconds(baseline) : Numbers.None,
        Numbers.Times(row.Ratio),
        Numbers.Times(row.ByteRatioLimit),
        Numbers.Megabytes(row.PackedBytes),
        Numbers.Percent(row.BandwidthShare),
        row.Verified ? "yes" : "NO",
    ];

    private static string[] NetworkCells(NetworkRow network) =>
    [
        $"{network.Layers} of {network.Layer}",
        $"{network.Batch}",
        Numbers.Microseconds(network.SeparateMicroseconds.Median),
        Numbers.Microseconds(network.CapturedMicroseconds.Median),
        Numbers.Times(network.Ratio),
        network.IsGraph ? "a graph of the driver" : "the same launches",
        network.Verified ? "yes" : "NO",
    ];

    private static void Section(StringBuilder text, string title) => text.Append("\n## ").Append(title).Append("\n\n");

    private static void Table(StringBuilder text, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(text, titles);
        Row(text, [.. titles.Select(_ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(text, row);
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
