namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Follows <see cref="Float32K6Block"/>.</summary>
[Linear(5, 4)]
internal sealed partial class FiveToFour;
