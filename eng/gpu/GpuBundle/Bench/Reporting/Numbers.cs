using System.Globalization;

namespace GpuBundle.Bench.Reporting;

/// <summary>How numbers are written for people.</summary>
internal static class Numbers
{
    public const string None = "-";

    public static string Microseconds(double value) =>
        value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    public static string Times(double? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:F2}x") : None;

    public static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{100 * value:F0}%");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1}");
}
