namespace BalancedKernels;

/// <summary>
/// What was fixed when a layer without a weight matrix was declared: pooling, a norm, a softmax and the like.
/// </summary>
/// <param name="Name">The layer's class.</param>
public abstract record OperationDescription(string Name)
{
    /// <summary>Gets how the numbers of a sample stand on the way in.</summary>
    public abstract SampleShape InputShape { get; }

    /// <summary>Gets how the numbers of a sample stand on the way out.</summary>
    public abstract SampleShape OutputShape { get; }

    /// <summary>Gets the numbers of one sample on the way in.</summary>
    public int Inputs => checked((int)InputShape.Numbers);

    /// <summary>Gets the numbers of one sample on the way out.</summary>
    public int Outputs => checked((int)OutputShape.Numbers);

    /// <summary>Gets what is wrong with the sizes; null where nothing is.</summary>
    internal abstract OperationFault? Fault { get; }

    /// <summary>Checks the sizes of a description that was made by hand.</summary>
    /// <exception cref="System.ArgumentException">They do not fit each other.</exception>
    internal void ThrowIfFaulty()
    {
        if (Fault is { } fault)
            throw new System.ArgumentException($"Layer '{Name}' {fault.Reason}; {fault.Remedy}.");
    }

    /// <summary>Looks for a size below 1, and for more numbers than an array holds.</summary>
    private protected static OperationFault? FindFault(SampleShape shape, bool isOutput = false)
    {
        string reason = $"{(isOutput ? "gives" : "takes")} samples of {shape}";
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
            return new OperationFault(reason, "write sizes of 1 or more");

        // As a decimal, which three large sizes do not overflow.
        decimal numbers = (decimal)shape.Channels * shape.Height * shape.Width;
        return numbers > SampleShape.MostNumbers
            ? new OperationFault(reason, $"{SampleShape.MostNumbers} numbers are the most") { TooLarge = isOutput ? "The output" : "The input", Numbers = numbers }
            : null;
    }

    private protected static OperationFault? FindFault(double epsilon) => epsilon is > 0 and < double.PositiveInfinity
        ? null
        : new OperationFault(
            System.FormattableString.Invariant($"has Epsilon = {epsilon}"),
            "write a small number above 0, such as 1e-5");
}
