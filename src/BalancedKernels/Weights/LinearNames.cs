namespace BalancedKernels;

/// <summary>What a linear layer's tensors are called in a file.</summary>
/// <param name="Layer">What all of them begin with: <c>fc1</c>.</param>
internal readonly record struct LinearNames(string Layer)
{
    public string Dense => $"{Layer}.weight";

    public string Values => $"{Layer}.weight.values";

    public string Indices => $"{Layer}.weight.indices";

    public string Bias => $"{Layer}.bias";
}
