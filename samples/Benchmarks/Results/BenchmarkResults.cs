using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Benchmarks.Results;

/// <summary>Everything one run found out; its property names are what other programs read.</summary>
/// <param name="Run">What was asked for.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Limits">What that machine can do.</param>
/// <param name="Rows">The measured cases, in the set's order.</param>
internal sealed record BenchmarkResults(
    RunDescription Run, MachineDescription Machine, MachineLimits Limits, IReadOnlyList<ResultRow> Rows);

[
    JsonSourceGenerationOptions(
        WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchmarkResults))]
internal sealed partial class BenchmarkResultsContext : JsonSerializerContext;
