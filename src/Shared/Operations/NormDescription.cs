namespace BalancedKernels;

/// <summary>The compile-time properties of a normalization over the features of a sample.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Kind">Layer or RMS normalization.</param>
/// <param name="Features">Features per sample.</param>
/// <param name="Epsilon">The constant that is added to the variance or mean square before the square root.</param>
/// <param name="Bias">Whether a shift is added to each feature after scaling.</param>
public sealed record NormDescription(string Name, NormKind Kind, int Features, double Epsilon, bool Bias)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => new(Features);

    /// <inheritdoc/>
    public override SampleShape OutputShape => new(Features);

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(InputShape) ?? FindFault(Epsilon);
}
