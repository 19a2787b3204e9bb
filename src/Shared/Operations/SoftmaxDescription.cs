namespace BalancedKernels;

/// <summary>
/// Everything that was fixed when a softmax was declared: <c>exp(x) / sum(exp(x))</c> over a sample's features.
/// </summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Features">Numbers of a sample.</param>
/// <param name="Logarithm">Whether the logarithm of it is taken.</param>
public sealed record SoftmaxDescription(string Name, int Features, bool Logarithm)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => new(Features);

    /// <inheritdoc/>
    public override SampleShape OutputShape => new(Features);

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(InputShape);
}
