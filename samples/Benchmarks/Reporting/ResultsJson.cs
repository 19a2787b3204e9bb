using System.Text.Json;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>Writes results for other programs.</summary>
internal static class ResultsJson
{
    public static string Text(BenchmarkResults results) =>
        JsonSerializer.Serialize(results, BenchmarkResultsContext.Default.BenchmarkResults) + "\n";
}
