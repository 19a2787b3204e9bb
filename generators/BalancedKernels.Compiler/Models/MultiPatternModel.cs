namespace BalancedKernels.Compiler.Models;

/// <summary>A layer with kernels for several patterns; the pattern of the loaded weights selects the kernels.</summary>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Variants">
/// One model per pattern, at least two, all of the same layer kind. The kernels of each are generated into a type
/// nested
/// in the class.
/// </param>
/// <param name="Gpu">Whether GPU kernels are generated.</param>
internal sealed record MultiPatternModel(TypeShell Type, EquatableArray<AnnotatedLayer> Variants, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? InputShape => Variants[0].InputShape;

    /// <inheritdoc/>
    public override SampleShape? OutputShape => Variants[0].OutputShape;
}
