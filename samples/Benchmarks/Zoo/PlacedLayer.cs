using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>A layer on its device.</summary>
/// <param name="Layer">The layer itself.</param>
/// <param name="PackedBytes">The bytes of its weights on the device, indices included.</param>
internal sealed record PlacedLayer(ILayer Layer, long PackedBytes);
