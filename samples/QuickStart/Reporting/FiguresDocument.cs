using System.Text.Json.Serialization;

namespace QuickStart.Reporting;

/// <summary>The file; its property names are what other programs read.</summary>
internal sealed record FiguresDocument(
    string Device, string Reason, int Threads, AccuracyDocument Accuracy, LayerDocument[] Layers);

internal sealed record AccuracyDocument(double Dense, double Sparse);

/// <summary>One layer; speedup is null in a build that was not optimised.</summary>
internal sealed record LayerDocument(
    string Name,
    string Pattern,
    double TrueRatio,
    long DenseBytes,
    long PackedBytes,
    double MaxError,
    double ErrorBound,
    double Microseconds,
    string Baseline,
    double BaselineMicroseconds,
    double? Speedup);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FiguresDocument))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;
