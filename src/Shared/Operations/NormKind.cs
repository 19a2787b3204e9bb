namespace BalancedKernels;

/// <summary>The kind of a normalization over the features of a sample.</summary>
public enum NormKind
{
    /// <summary>
    /// Layer normalization: subtracts the mean and scales to variance 1 (Ba, Kiros and Hinton, "Layer Normalization",
    /// 2016).
    /// </summary>
    Layer,

    /// <summary>
    /// RMS normalization: scales to mean square 1 (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019).
    /// </summary>
    RootMeanSquare,
}
