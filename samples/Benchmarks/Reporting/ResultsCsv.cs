using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>Writes the rows for spreadsheets: RFC 4180, but for line ends of one character.</summary>
internal static class ResultsCsv
{
    private const string Titles =
        "layer,rows,cols,pattern,weights,batch,threads,isa,cache,microseconds,spread,"
        + "bestBaseline,bestBaselineMicroseconds,ratio,sixteenBitBaseline,sixteenBitBaselineMicroseconds,int8Baseline,int8BaselineMicroseconds,"
        + "packedBytes,memoryReadGBs,limit,limitShare,device,bandwidthShare";

    public static string Text(BenchmarkResults results)
    {
        StringBuilder text = new();
        text.Append(Titles).Append('\n');
        foreach (ResultRow row in results.Rows)
            text.AppendJoin(',', Cells(row).Select(Cell)).Append('\n');

        return text.ToString();
    }

    private static IEnumerable<object?> Cells(ResultRow row) =>
    [
        row.Layer, row.Rows, row.Cols, row.Pattern, row.Weights, row.Batch, row.Threads, row.Isa, row.Cache,
        row.Microseconds, row.Spread,
        row.BestBaseline, row.BestBaselineMicroseconds, row.Ratio, row.SixteenBitBaseline,
        row.SixteenBitBaselineMicroseconds, row.Int8Baseline, row.Int8BaselineMicroseconds,
        row.PackedBytes, row.MemoryReadGBs, row.Limit, row.LimitShare, row.Device, row.BandwidthShare,
    ];

    private static string Cell(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.AsSpan().ContainsAny(",\"\n")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
