namespace BalancedKernels;

/// <summary>
/// The compile-time properties of a batch normalization layer for inference, which applies a scale and a shift per
/// channel.
/// </summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Input">The shape of a sample. Each feature of a vector is a channel.</param>
/// <param name="Epsilon">The constant that is added to the variance before the square root.</param>
public sealed record BatchNormDescription(string Name, SampleShape Input, double Epsilon)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape => Input;

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(Input) ?? FindFault(Epsilon);
}
