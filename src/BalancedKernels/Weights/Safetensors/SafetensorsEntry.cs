using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>One tensor as the header describes it; offsets count from the end of the header.</summary>
internal sealed record SafetensorsEntry(
    string Name,
    string Dtype,
    IReadOnlyList<long> Shape,
    long Elements,
    long Begin,
    long End);
