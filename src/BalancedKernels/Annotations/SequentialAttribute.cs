using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a chain of layers that is loaded, run and disposed as one.</summary>
/// <remarks>
/// <para>
/// <c>[Sequential(typeof(Hidden1), typeof(Hidden2), typeof(Output))]</c>. That each layer takes what the one before it
/// gives is checked while the project compiles (BK0401). What stands between two layers is planned then, and reused; on
/// CUDA a batch becomes one graph.
/// </para>
/// <para>
/// In a file the layers are called by their places, as PyTorch's nn.Sequential calls them: <c>0.weight</c>,
/// <c>1.weight</c>.
/// <see cref="LoadOptions.Names"/> gives other names. A batch norm behind a layer that can take it in is folded into
/// its weights.
/// </para>
/// </remarks>
/// <param name="layers">
/// Classes with a layer's attribute, in the order in which they are computed; a chain may hold chains.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequentialAttribute(params Type[] layers) : LayerAttribute
{
    /// <summary>Gets the layers, in the order in which they are computed.</summary>
    public Type[] Layers { get; } = layers;
}
