namespace BalancedKernels;

/// <summary>
/// What was fixed when a layer was declared that gives a sample's numbers as one vector: they stand in that order
/// already.
/// </summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Input">Any shape.</param>
public sealed record FlattenDescription(string Name, SampleShape Input)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape => new((int)Input.Numbers);

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(Input);
}
