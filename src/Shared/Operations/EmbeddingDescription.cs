namespace BalancedKernels;

/// <summary>The compile-time properties of an embedding layer, which maps each token to a row of a table.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Count">Rows of the table: the size of the vocabulary.</param>
/// <param name="Size">Values per row.</param>
/// <param name="Tokens">Tokens per sample.</param>
/// <param name="WeightType">The number format of the table.</param>
public sealed record EmbeddingDescription(string Name, int Count, int Size, int Tokens, WeightType WeightType)
    : OperationDescription(Name)
{
    // Floats represent all whole numbers up to 2^24, which is the limit of row indices.
    private const int MaxRows = 1 << 24;

    /// <inheritdoc/>
    public override SampleShape InputShape => new(Tokens);

    /// <inheritdoc/>
    public override SampleShape OutputShape => Tokens == 1 ? new SampleShape(Size) : new SampleShape(Tokens, Size);

    /// <inheritdoc/>
    internal override OperationFault? Fault =>
        FindFault(InputShape) ?? FindFault(OutputShape, isOutput: true) ?? FindTableFault();

    private OperationFault? FindTableFault() => Count switch
    {
        < 1 => new OperationFault($"has a table of {Count} rows", "write 1 or more"),
        > MaxRows => new OperationFault($"has a table of {Count} rows", $"{MaxRows} are the most that a float counts"),
        _ when (long)Count * Size > SampleShape.MaxNumbers =>
            new OperationFault(
                $"has a table of {Count} x {Size} numbers", $"{SampleShape.MaxNumbers} numbers are the most")
        {
            TooLarge = "The table",
            Numbers = (long)Count * Size,
        },
        _ => null,
    };
}
