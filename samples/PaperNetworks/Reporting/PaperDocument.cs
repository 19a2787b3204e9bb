using System.Text.Json.Serialization;

namespace PaperNetworks.Reporting;

/// <summary>The file; its property names are what other programs read.</summary>
internal sealed record PaperDocument(RowDocument[] Rows);

/// <summary>
/// A network at one batch in one precision; ratio is how many of our calls fit into one of the best baseline's.
/// </summary>
internal sealed record RowDocument(
    string Network,
    int Batch,
    string Weights,
    double DenseOnnxMicroseconds,
    double OursDenseMicroseconds,
    double OursSparseMicroseconds,
    string BestBaseline,
    double Ratio,
    double? PaperRatio,
    string[] LayersSlowerThanDense)
{
    /// <summary>Gets the layers, where the paper has times of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LayerDocument[]? Layers { get; init; }
}

/// <summary>A layer inside its network; ratio is of the form that was chosen.</summary>
internal sealed record LayerDocument(
    string Layer,
    string Pattern,
    double DenseOnnxMicroseconds,
    double OursDenseMicroseconds,
    double OursSparseMicroseconds,
    double Ratio,
    double? PaperRatio);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PaperDocument))]
internal sealed partial class PaperJsonContext : JsonSerializerContext;
