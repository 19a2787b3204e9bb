namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>How a layer's weights come to it.</summary>
/// <param name="Type">The runtime's type of weights in memory.</param>
/// <param name="Dense">What a file has to hold, as documentation says it: the dense tensors.</param>
/// <param name="Memory">What weights in memory are, as documentation says it.</param>
internal sealed record ShellWeights(string Type, string Dense, string Memory)
{
    /// <summary>
    /// Gets the packed form that a file may hold instead, with the comma before it; empty where there is none.
    /// </summary>
    public string Packed { get; init; } = string.Empty;

    /// <summary>Gets the other tensors that a file has to hold, with the comma before them.</summary>
    public string Others { get; init; } = string.Empty;

    /// <summary>Gets what a file has to hold.</summary>
    public string File => $"it has {Dense}{Packed}{Others}";
}
