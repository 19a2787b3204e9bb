using System.Collections.Generic;
using System.Globalization;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>A row of results as the cells of a table for people.</summary>
internal static class RowCells
{
    public static IReadOnlyList<string> Titles { get; } =
    [
        "Layer", "Rows x cols", "Pattern", "Weights", "Batch", "Threads", "Kernels", "Cache",
        "Ours, us", "Spread", "Best baseline, us", "Ratio", "16-bit baseline, us", "int8 baseline, us", "Of its limit",
    ];

    /// <summary>Gets which of the titles, from the left, name the case; the others are numbers.</summary>
    public const int NamingColumns = 8;

    /// <summary>Writes a row's cells, under <see cref="Titles"/>.</summary>
    public static IReadOnlyList<string> Of(ResultRow row) =>
    [
        row.Layer,
        $"{row.Rows}x{row.Cols}",
        row.Pattern,
        row.Weights,
        $"{row.Batch}",
        $"{row.Threads}",
        row.Isa,
        row.Cache,
        Time(row.Microseconds),
        Percent(row.Spread),
        Time(row.BestBaselineMicroseconds),
        string.Create(CultureInfo.InvariantCulture, $"{row.Ratio:F2}x"),
        row.SixteenBitBaselineMicroseconds is { } sixteenBit ? Time(sixteenBit) : "-",
        row.Int8BaselineMicroseconds is { } int8 ? Time(int8) : "-",
        $"{Percent(row.LimitShare)} {row.Limit}",
    ];

    /// <summary>
    /// Names a row in a few words: <c>Square4096 32:6 float16 b1</c>, and the cache state where it is cold.
    /// </summary>
    public static string Name(ResultRow row) =>
        $"{row.Layer} {row.Pattern} {row.Weights} b{row.Batch}{(row.IsCold ? $" {row.Cache}" : string.Empty)}";

    private static string Time(double microseconds) => microseconds < 100
        ? microseconds.ToString("F2", CultureInfo.InvariantCulture)
        : microseconds.ToString("F0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0}%");
}
