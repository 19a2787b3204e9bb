using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using GpuBundle.Bench.Goals;

namespace GpuBundle.Bench.Results;

/// <summary>Everything that one run found out.</summary>
/// <param name="Run">What was asked for.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="Ceilings">What that device can do.</param>
/// <param name="Rows">The measured cases.</param>
/// <param name="Networks">Small layers, launched and captured.</param>
/// <param name="Failures">Cases that failed.</param>
internal sealed record BenchResults(
    RunDescription Run,
    DeviceDescription Device,
    CeilingsRow Ceilings,
    IReadOnlyList<ResultRow> Rows,
    IReadOnlyList<NetworkRow> Networks,
    IReadOnlyList<FailureRow> Failures)
{
    /// <summary>Gets whether nothing failed and all that was computed is right.</summary>
    [JsonIgnore]
    public bool IsRight =>
        Failures.Count == 0 && Rows.All(row => row.Verified) && Networks.All(network => network.Verified);

    /// <summary>Gets the goals, held to the rows.</summary>
    public IReadOnlyList<GoalRow> Goals => Goal.Hold(Rows);

    /// <summary>Reads what <see cref="ToJson"/> wrote, baselines that were added since included.</summary>
    /// <exception cref="InvalidDataException">The text is something else.</exception>
    public static BenchResults FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, BenchResultsContext.Default.BenchResults)
                ?? throw new InvalidDataException("The file holds no results: it is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The file holds no results of this program: {error.Message}", error);
        }
    }

    /// <summary>Writes everything for other programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BenchResultsContext.Default.BenchResults) + "\n";
}

// Written when the project is compiled: the bundle is trimmed, and reflection would find nothing there.
[
    JsonSourceGenerationOptions(
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BenchResults))]
internal sealed partial class BenchResultsContext : JsonSerializerContext;
