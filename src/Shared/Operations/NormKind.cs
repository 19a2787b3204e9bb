namespace BalancedKernels;

/// <summary>What a norm brings to one.</summary>
public enum NormKind
{
    /// <summary>
    /// The variance, after the mean is taken away (Ba, Kiros and Hinton, "Layer Normalization", 2016).
    /// </summary>
    Layer,

    /// <summary>The mean of the squares (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019).</summary>
    RootMeanSquare,
}
