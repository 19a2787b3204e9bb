namespace BalancedKernels;

/// <summary>The compile-time properties of a separate activation layer.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Activation">The function that is applied to each value.</param>
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
