namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Two patterns and the dense form in one class.</summary>
[Linear(40, 24, Dense = true, WeightType = WeightType.Float16)]
[BalancedSparse(Block = 4, Kept = 1)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class SeveralPatterns;
