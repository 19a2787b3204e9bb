namespace BalancedKernels;

/// <summary>What a convolution reads beyond the ends of its input.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The input mirrored at its first and last number, which are not repeated: c b | a b c | b a.</summary>
    Reflect,
}
