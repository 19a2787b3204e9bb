namespace BalancedKernels;

/// <summary>
/// The compile-time properties of a softmax layer: <c>exp(x) / sum(exp(x))</c> over the features of a sample.
/// </summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Features">Features per sample.</param>
/// <param name="Logarithm">Whether the layer is a log-softmax.</param>
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
