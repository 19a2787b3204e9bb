using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a chain of layers that is loaded, run and disposed as one layer.</summary>
/// <remarks>
/// <para>
/// <c>[Sequential(typeof(Hidden1), typeof(Hidden2), typeof(Output))]</c>. The compiler checks that the output shape of
/// each layer is the input shape of the next (BK0401). It also plans the activation buffers between the layers, which
/// are reused from call to call. On CUDA the calls for a batch size become one CUDA graph.
/// </para>
/// <para>
/// The tensors of a layer are named after its position in the chain, as in PyTorch's nn.Sequential: <c>0.weight</c>,
/// <c>1.weight</c>.
/// <see cref="LoadOptions.Names"/> maps them to other names. A batch normalization after a layer whose weights can
/// absorb it is folded into those weights.
/// </para>
/// </remarks>
/// <param name="layers">
/// Classes with a layer attribute, in the order of computation; a chain may contain other chains.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequentialAttribute(params Type[] layers) : LayerAttribute
{
    /// <summary>Gets the layers, in the order of computation.</summary>
    public Type[] Layers { get; } = layers;
}
