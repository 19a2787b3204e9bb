using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>A parsed header: its tensors in order, and its metadata.</summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries,
    IReadOnlyDictionary<string, string> Metadata);

/// <summary>The header entry of one tensor; offsets are relative to the end of the header.</summary>
internal sealed record SafetensorsEntry(
    string Name,
    string Dtype,
    IReadOnlyList<long> Shape,
    long Elements,
    long Begin,
    long End);
