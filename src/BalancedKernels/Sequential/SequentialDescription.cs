using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>The compile-time properties of a chain of layers.</summary>
/// <param name="Name">The name of the chain's class.</param>
/// <param name="InputShape">The shape of an input sample of the first layer.</param>
/// <param name="OutputShape">The shape of an output sample of the last layer.</param>
/// <param name="Layers">
/// The class names of the layers that are run, in order, without layers that are folded into others.
/// </param>
/// <param name="Buffers">
/// The size of each activation buffer, in values per sample. Buffers are shared by activations that are not live at the
/// same time.
/// </param>
public sealed record SequentialDescription(
    string Name,
    SampleShape InputShape,
    SampleShape OutputShape,
    IReadOnlyList<string> Layers,
    IReadOnlyList<int> Buffers);
