namespace BalancedKernels;

/// <summary>The values of the padding of a convolution.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The input mirrored at its first and last value, which are not repeated: c b | a b c | b a.</summary>
    Reflect,
}
