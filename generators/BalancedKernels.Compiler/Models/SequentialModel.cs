using System.Collections.Generic;

namespace BalancedKernels.Compiler.Models;

/// <summary>A chain of layers.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Layers">The layers in their order, one at least; each takes what the one before it gives.</param>
/// <param name="Gpu">Whether it can be made on GPUs too.</param>
internal sealed record SequentialModel(TypeShell Type, EquatableArray<ChainedLayer> Layers, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <summary>Gets how far the method may be seen that takes the layers: no farther than they.</summary>
    public string CreateAccess { get; init; } = "public";

    /// <inheritdoc/>
    public override SampleShape? Takes => Layers[0].Takes;

    /// <inheritdoc/>
    public override SampleShape? Gives => Layers[Layers.Count - 1].Gives;

    /// <summary>Tells whether a batch norm goes into the weights of the layer before it.</summary>
    public static bool IsFolded(IReadOnlyList<ChainedLayer> layers, int place) =>
        layers[place].Role == ChainedRole.BatchNorm && place > 0 && layers[place - 1].Role == ChainedRole.Folding;
}
