using System.Text.Json.Serialization;

namespace TextGeneration.Reporting;

/// <summary>The file; its property names are what other programs read.</summary>
internal sealed record TextDocument(
    string Processor,
    string Device,
    int Threads,
    int Blocks,
    long Weights,
    int Seed,
    int Prompt,
    int Written,
    string Baseline,
    double BaselineTokensPerSecond,
    PatternDocument[] Patterns);

/// <summary>One pattern; ratio is how many of our characters fit into one of the baseline's.</summary>
internal sealed record PatternDocument(
    string Pattern, long PackedBytes, double MaxDifference, double TokensPerSecond, double Ratio);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TextDocument))]
internal sealed partial class TextJsonContext : JsonSerializerContext;
