namespace BalancedKernels;

/// <summary>
/// Everything that was fixed when a batch norm was declared: with the statistics of training, a factor and a summand
/// for each channel.
/// </summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Input">Channels of anything; of a vector each feature is a channel.</param>
/// <param name="Epsilon">Added to the variance before its root is taken.</param>
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
