using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>Everything that was fixed when a chain of layers was compiled.</summary>
/// <param name="Name">The chain's class.</param>
/// <param name="InputShape">How a sample of the first layer stands.</param>
/// <param name="OutputShape">How a sample of the last layer stands.</param>
/// <param name="Layers">
/// The classes of the layers that are computed, in their order; those that were folded into others are not among them.
/// </param>
/// <param name="Buffers">
/// Numbers of a sample that each buffer between the layers has room for: as many buffers as hold something at once.
/// </param>
public sealed record SequentialDescription(
    string Name,
    SampleShape InputShape,
    SampleShape OutputShape,
    IReadOnlyList<string> Layers,
    IReadOnlyList<int> Buffers);
