using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace GpuBundle.Verify.Results;

/// <summary>Everything one run found out; its property names are what other programs read.</summary>
/// <param name="Device">The device.</param>
/// <param name="HasTensorCores">Whether kernels for those were tried.</param>
/// <param name="Set">The set of cases.</param>
/// <param name="Seed">What numbers were drawn from.</param>
/// <param name="Began">When it began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Results">The cases, in the set's order.</param>
internal sealed record VerifyResults(
    string Device,
    bool HasTensorCores,
    string Set,
    int Seed,
    DateTimeOffset Began,
    double Seconds,
    IReadOnlyList<CaseResult> Results)
{
    /// <summary>Gets the number of cases.</summary>
    public int Cases => Results.Count;

    /// <summary>Gets the number of those with a problem.</summary>
    public int Wrong => Results.Count(result => result.Problem is not null);

    /// <summary>Gets the totals by kind of kernel.</summary>
    public IReadOnlyList<KindTotal> Kinds => KindTotal.Of(Results);
}

[
    JsonSourceGenerationOptions(
        WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VerifyResults))]
internal sealed partial class VerifyResultsContext : JsonSerializerContext;
