namespace BalancedKernels;

/// <summary>
/// What is wrong with an operation's sizes, as a diagnostic and as an exception say it after the layer's name.
/// </summary>
/// <param name="Reason">As it goes on after the name: <c>has Epsilon = 0</c>.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record OperationFault(string Reason, string Remedy)
{
    /// <summary>
    /// Gets what has too many numbers, as a sentence begins with it; null where something else is wrong.
    /// </summary>
    public string? TooLarge { get; init; }

    /// <summary>Gets how many numbers that has.</summary>
    public decimal Numbers { get; init; }
}
