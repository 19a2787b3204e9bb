namespace BalancedKernels.Compiler.Models;

/// <summary>A class that an attribute makes a layer, of whatever kind.</summary>
/// <remarks>
/// Plain values only. A symbol, syntax node or location in here would keep an old compilation
/// alive and make equal layers compare unequal, and then nothing would ever come from the cache.
/// </remarks>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
internal abstract record AnnotatedLayer(TypeShell Type, bool Gpu)
{
    /// <summary>Whether CPU kernels are written, and the layer can be made on a CPU.</summary>
    public bool Cpu { get; init; } = true;

    /// <summary>How a sample stands on the way in; null for a layer whose sizes are given with each call.</summary>
    public virtual SampleShape? Takes => null;

    /// <summary>How a sample stands on the way out; null for a layer whose sizes are given with each call.</summary>
    public virtual SampleShape? Gives => null;
}
