namespace BalancedKernels.Compiler.Models;

/// <summary>A layer with kernels for several patterns; the weights decide which of them run.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Forms">
/// The layer with each of its patterns, two at least, all of one kind; each is completed in a type nested in the class.
/// </param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
internal sealed record PatternsModel(TypeShell Type, EquatableArray<AnnotatedLayer> Forms, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? Takes => Forms[0].Takes;

    /// <inheritdoc/>
    public override SampleShape? Gives => Forms[0].Gives;
}
