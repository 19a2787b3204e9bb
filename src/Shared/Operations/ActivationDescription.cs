namespace BalancedKernels;

/// <summary>What was fixed when a layer was declared that is an activation by itself.</summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Input">Any shape.</param>
/// <param name="Activation">What is done to each number.</param>
public sealed record ActivationDescription(string Name, SampleShape Input, Activation Activation)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape => Input;

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(Input);
}
