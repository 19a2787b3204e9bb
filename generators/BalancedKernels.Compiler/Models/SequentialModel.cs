using System.Collections.Generic;

namespace BalancedKernels.Compiler.Models;

/// <summary>A chain of layers.</summary>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Layers">
/// The layers in order, at least one; the input shape of each is the output shape of the previous one.
/// </param>
/// <param name="Gpu">Whether it can run on GPUs.</param>
internal sealed record SequentialModel(TypeShell Type, EquatableArray<ChainedLayer> Layers, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <summary>Gets the accessibility of the generated Create: not wider than that of the layers it takes.</summary>
    public string CreateAccessibility { get; init; } = "public";

    /// <inheritdoc/>
    public override SampleShape? InputShape => Layers[0].InputShape;

    /// <inheritdoc/>
    public override SampleShape? OutputShape => Layers[Layers.Count - 1].OutputShape;

    /// <summary>
    /// Returns whether the layer is a batch norm that is folded into the weights of the previous layer.
    /// </summary>
    public static bool IsFolded(IReadOnlyList<ChainedLayer> layers, int index) =>
        layers[index].Kind == ChainedLayerKind.BatchNorm
        && index > 0
        && layers[index - 1].Kind == ChainedLayerKind.FoldsBatchNorm;
}
