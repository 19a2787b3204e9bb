namespace BalancedKernels;

/// <summary>
/// Everything that was fixed when an embedding was declared: a table with a row of numbers for each word.
/// </summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Count">Rows of the table.</param>
/// <param name="Size">Numbers of a row.</param>
/// <param name="Tokens">Words of a sample.</param>
/// <param name="WeightType">How the table is stored.</param>
public sealed record EmbeddingDescription(string Name, int Count, int Size, int Tokens, WeightType WeightType)
    : OperationDescription(Name)
{
    // The next float after 2^24 is two away: row numbers up to it are whole.
    private const int MostRows = 1 << 24;

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
        > MostRows =>
            new OperationFault($"has a table of {Count} rows", $"{MostRows} are the most that a float counts"),
        _ when (long)Count * Size > SampleShape.MostNumbers =>
            new OperationFault(
                $"has a table of {Count} x {Size} numbers", $"{SampleShape.MostNumbers} numbers are the most")
        {
            TooLarge = "The table",
            Numbers = (long)Count * Size,
        },
        _ => null,
    };
}
