namespace BalancedKernels.Ptx.Reading;

/// <summary>How the bits of a type are read.</summary>
internal enum NumberKind
{
    /// <summary>True or false.</summary>
    Predicate,

    /// <summary>Not as a number.</summary>
    Bits,

    /// <summary>A whole number without a sign.</summary>
    Unsigned,

    /// <summary>A whole number in two's complement.</summary>
    Signed,

    /// <summary>IEEE 754.</summary>
    Float,

    /// <summary>The upper half of a 32-bit IEEE 754 number.</summary>
    BFloat,
}
