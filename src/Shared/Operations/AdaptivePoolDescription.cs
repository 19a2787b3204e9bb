namespace BalancedKernels;

/// <summary>
/// Everything that was fixed when a pooling layer was declared that gives means of a fixed number of windows.
/// </summary>
/// <remarks>
/// Window o of an axis covers the numbers from floor(o * size / outputs) up to ceil((o + 1) * size / outputs), as
/// PyTorch's do.
/// </remarks>
/// <param name="Name">The layer's class.</param>
/// <param name="Input">Channels of signals or images.</param>
/// <param name="OutputHeight">Windows over the rows; 1 for signals.</param>
/// <param name="OutputWidth">Windows over the columns.</param>
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

    // A signal has no rows to give several windows of, and a vector no columns either.
    private OperationFault? FindMissingAxis() => OutputShape.Height == OutputHeight && OutputShape.Width == OutputWidth
        ? null
        : new OperationFault(
            $"gives {OutputHeight} x {OutputWidth} means of samples of {Input}",
            "write 1 for an axis that samples do not have");

    /// <summary>Gets the first number of a window.</summary>
    internal static int First(int window, int size, int windows) => (int)((long)window * size / windows);

    /// <summary>Gets the number after the last of a window.</summary>
    internal static int End(int window, int size, int windows) =>
        (int)((((long)window + 1) * size + windows - 1) / windows);
}
