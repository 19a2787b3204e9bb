namespace BalancedKernels;

/// <summary>Everything that was fixed when a norm over a sample's features was declared.</summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Kind">What is brought to one.</param>
/// <param name="Features">Numbers of a sample.</param>
/// <param name="Epsilon">Added to the variance, or to the mean of the squares, before its root is taken.</param>
/// <param name="Bias">Whether something is added to each feature after it is scaled.</param>
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
