using System.Text.Json.Serialization;

namespace SpeechDetection.Reporting;

/// <summary>The file; its property names are what other programs read.</summary>
internal sealed record SpeechDocument(
    string Processor,
    string Device,
    int Threads,
    string Recording,
    int Chunks,
    int SpeechChunks,
    int Streams,
    double MaxDifference,
    PatternDocument Dense,
    PatternDocument[] Patterns);

/// <summary>One pattern; times are per chunk, also where many streams are computed together.</summary>
internal sealed record PatternDocument(
    string Pattern,
    long PackedBytes,
    double MaxError,
    double MaxProbabilityChange,
    int DecisionsChanged,
    double MicrosecondsPerChunk,
    double BaselineMicrosecondsPerChunk,
    double ManyStreamsMicrosecondsPerChunk,
    double BaselineManyStreamsMicrosecondsPerChunk);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SpeechDocument))]
internal sealed partial class SpeechJsonContext : JsonSerializerContext;
