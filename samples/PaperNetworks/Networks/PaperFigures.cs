namespace PaperNetworks.Networks;

/// <summary>What the paper says of a layer.</summary>
/// <remarks>
/// Source: Yao et al., "Balanced Sparsity for Efficient DNN Inference on GPU", AAAI 2019; times are read from its
/// plots.
/// </remarks>
/// <param name="Sparsity">The share of weights that is removed.</param>
/// <param name="DenseMicroseconds">Dense, with the vendor's library.</param>
/// <param name="BalancedMicroseconds">With the paper's kernel.</param>
internal sealed record PaperFigures(double Sparsity, double DenseMicroseconds, double BalancedMicroseconds)
{
    /// <summary>Gets how many balanced calls fit into a dense one.</summary>
    public double Ratio => DenseMicroseconds / BalancedMicroseconds;
}
