namespace BalancedKernels;

/// <summary>
/// The compile-time properties of a layer without a weight matrix: pooling, normalization, softmax and others.
/// </summary>
/// <param name="Name">The name of the layer's class.</param>
public abstract record OperationDescription(string Name)
{
    /// <summary>Gets the shape of an input sample.</summary>
    public abstract SampleShape InputShape { get; }

    /// <summary>Gets the shape of an output sample.</summary>
    public abstract SampleShape OutputShape { get; }

    /// <summary>Gets the number of values of an input sample.</summary>
    public int Inputs => checked((int)InputShape.Numbers);

    /// <summary>Gets the number of values of an output sample.</summary>
    public int Outputs => checked((int)OutputShape.Numbers);

    /// <summary>Gets the first problem with the sizes; null if there is none.</summary>
    internal abstract OperationFault? Fault { get; }

    /// <summary>Checks the sizes of a description that the user created.</summary>
    /// <exception cref="System.ArgumentException">The sizes are inconsistent.</exception>
    internal void ThrowIfFaulty()
    {
        if (Fault is { } fault)
            throw new System.ArgumentException($"Layer '{Name}' {fault.Reason}; {fault.Remedy}.");
    }

    /// <summary>Checks that all sizes are 1 or more, and that an array can hold the sample.</summary>
    private protected static OperationFault? FindFault(SampleShape shape, bool isOutput = false)
    {
        string reason = $"{(isOutput ? "gives" : "takes")} samples of {shape}";
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
            return new OperationFault(reason, "write sizes of 1 or more");

        // The product of three large sizes does not overflow a decimal.
        decimal numbers = (decimal)shape.Channels * shape.Height * shape.Width;
        return numbers > SampleShape.MaxNumbers
            ? new OperationFault(reason, $"{SampleShape.MaxNumbers} numbers are the most") { TooLarge = isOutput ? "The output" : "The input", Numbers = numbers }
            : null;
    }

    private protected static OperationFault? FindFault(double epsilon) => epsilon is > 0 and < double.PositiveInfinity
        ? null
        : new OperationFault(
            System.FormattableString.Invariant($"has Epsilon = {epsilon}"),
            "write a small number above 0, such as 1e-5");
}

/// <summary>
/// A problem with the sizes of an operation. Diagnostics and exceptions write its text after the name of the layer.
/// </summary>
/// <param name="Reason">The problem, as it follows the name: <c>has Epsilon = 0</c>.</param>
/// <param name="Remedy">The correction to suggest.</param>
internal sealed record OperationFault(string Reason, string Remedy)
{
    /// <summary>Gets the part that is too large, as the start of a sentence; null for other problems.</summary>
    public string? TooLarge { get; init; }

    /// <summary>Gets the number of values of the part that is too large.</summary>
    public decimal Numbers { get; init; }
}
