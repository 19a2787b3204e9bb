using BalancedKernels;

namespace Programs.Layers;

/// <summary>A layer on its device.</summary>
/// <param name="Description">What its kernels were compiled for.</param>
/// <param name="Weights">The weights it was made of.</param>
/// <param name="Layer">The layer itself.</param>
/// <param name="PackedBytes">The bytes of its weights on the device, indices included.</param>
public sealed record LoadedLayer(LinearDescription Description, LinearWeights Weights, ILayer Layer, long PackedBytes);
