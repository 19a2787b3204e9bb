namespace BalancedKernels;

/// <summary>The compile-time properties of an adaptive average-pooling layer.</summary>
/// <remarks>
/// Window o of an axis covers the indices from floor(o * size / outputs) up to ceil((o + 1) * size / outputs), as in
/// PyTorch.
/// </remarks>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Input">The shape of an input sample, a signal or an image.</param>
/// <param name="OutputHeight">The height of the output; 1 for signals.</param>
/// <param name="OutputWidth">The width of the output, or its length for signals.</param>
public sealed record AdaptivePoolDescription(string Name, SampleShape Input, int OutputHeight, int OutputWidth)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape => Input.With(Input.Channels, OutputHeight, OutputWidth);

    /// <inheritdoc/>
    internal override OperationFault? Fault =>
        FindFault(Input) ?? FindFault(OutputShape, isOutput: true) ?? FindMissingAxis();

    // A signal has no height to split into several windows, and a vector has no width either.
    private OperationFault? FindMissingAxis() => OutputShape.Height == OutputHeight && OutputShape.Width == OutputWidth
        ? null
        : new OperationFault(
            $"gives {OutputHeight} x {OutputWidth} means of samples of {Input}",
            "write 1 for an axis that samples do not have");

    /// <summary>Gets the first index of a window.</summary>
    internal static int First(int window, int size, int windows) => (int)((long)window * size / windows);

    /// <summary>Gets the index after the last of a window.</summary>
    internal static int End(int window, int size, int windows) =>
        (int)((((long)window + 1) * size + windows - 1) / windows);
}
