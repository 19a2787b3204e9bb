namespace BalancedKernels;

/// <summary>
/// The compile-time properties of a layer that reshapes a sample to a vector, which does not change the order of values
/// in memory.
/// </summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Input">The shape of an input sample.</param>
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
