using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>The hidden layers with 10 of every 32 weights kept: 68.75% removed.</summary>
internal static partial class Balanced32x10
{
    public static HiddenLayers Layers { get; } = new(
        LayerKind.Of(Hidden1.Description, Hidden1.Create, layer => layer.PackedBytes),
        LayerKind.Of(Hidden2.Description, Hidden2.Create, layer => layer.PackedBytes));

    [Linear(784, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 32, Kept = 10)]
    internal sealed partial class Hidden1;

    [Linear(1024, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 32, Kept = 10)]
    internal sealed partial class Hidden2;
}
