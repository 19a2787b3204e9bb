namespace BalancedKernels.Compiler.Models;

/// <summary>A chain of layers.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Layers">The layers in their order, one at least; each takes what the one before it gives.</param>
/// <param name="Gpu">Whether it can be made on GPUs too.</param>
internal sealed record SequentialModel(TypeShell Type, EquatableArray<ChainedLayer> Layers, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <summary>Gets whether a layer is written for CPUs only, so that the chain is, too.</summary>
    public bool HasCpuLayers
    {
        get
        {
            foreach (ChainedLayer layer in Layers)
            {
                if (!layer.HasGpuForm)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Gets how far the method may be seen that takes the layers: no farther than they.</summary>
    public string CreateAccess { get; init; } = "public";

    /// <inheritdoc/>
    public override SampleShape? Takes => Layers[0].Takes;

    /// <inheritdoc/>
    public override SampleShape? Gives => Layers[Layers.Count - 1].Gives;
}
