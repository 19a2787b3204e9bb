namespace BalancedKernels;

/// <summary>The number format of stored weights. Inputs, sums and outputs are always float.</summary>
public enum WeightType
{
    /// <summary>IEEE 754 binary32: 4 bytes, 24 significant bits.</summary>
    Float32,

    /// <summary>IEEE 754 binary16: 2 bytes, 11 significant bits, up to 65504.</summary>
    Float16,

    /// <summary>The upper half of a binary32: 2 bytes, 8 significant bits, the range of float.</summary>
    BFloat16,
}
