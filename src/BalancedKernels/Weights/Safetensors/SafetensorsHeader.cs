using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>What a header says: tensors in its order, and the file's own key-value pairs.</summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries,
    IReadOnlyDictionary<string, string> Metadata);
