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
        + "bestRival,bestRivalMicroseconds,ratio,sixteenBitRival,sixteenBitRivalMicroseconds,int8Rival,int8RivalMicroseconds,"
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
        row.Layer, row.Rows, row.Cols, row.Pattern, row.Weights, row.Batch, row.Threads, row.Isa, row.Cache, row.Microseconds, row.Spread,
        row.BestRival, row.BestRivalMicroseconds, row.Ratio, row.SixteenBitRival, row.SixteenBitRivalMicroseconds, row.Int8Rival, row.Int8RivalMicroseconds,
        row.PackedBytes, row.MemoryReadGBs, row.Limit, row.LimitShare, row.Device, row.BandwidthShare,
    ];

    private static string Cell(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
