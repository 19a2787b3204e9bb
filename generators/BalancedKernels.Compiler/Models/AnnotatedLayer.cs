namespace BalancedKernels.Compiler.Models;

/// <summary>The base of the models of all layer kinds: a class with a layer attribute.</summary>
/// <remarks>
/// A model holds plain values only. A symbol, syntax node or location would keep an old compilation alive and
/// make equal layers compare unequal, so that the generator's cache would never hit.
/// </remarks>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Gpu">Whether GPU kernels are generated.</param>
internal abstract record AnnotatedLayer(TypeShell Type, bool Gpu)
{
    /// <summary>Whether CPU kernels are generated, so that the layer can run on a CPU.</summary>
    public bool Cpu { get; init; } = true;

    /// <summary>The shape of an input sample; null for a layer whose sizes are passed to each call.</summary>
    public virtual SampleShape? InputShape => null;

    /// <summary>The shape of an output sample; null for a layer whose sizes are passed to each call.</summary>
    public virtual SampleShape? OutputShape => null;
}
