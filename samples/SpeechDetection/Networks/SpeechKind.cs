using System;
using BalancedKernels;

namespace SpeechDetection.Networks;

/// <summary>An annotated class, as something that can stand in a list.</summary>
/// <param name="Pattern">What its kernels were compiled for.</param>
/// <param name="Load">
/// Prunes its weights and puts them on a device; gives the layer and the bytes of its weights there.
/// </param>
internal sealed record SpeechKind<TLayer>(
    BalancedPattern Pattern,
    Func<SafetensorsFile, ComputeDevice, (TLayer Layer, long PackedBytes)> Load);
