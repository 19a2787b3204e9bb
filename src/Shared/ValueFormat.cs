using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>How one stored weight is read: its bits, how they are encoded, and which weights share a scale.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Bits">Bits of one stored weight: a multiple of 8; planners choose 32 and 16.</param>
/// <param name="Encoding">What the bits mean.</param>
/// <param name="Scale">Which weights share one scale; planners choose none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ValueFormat(int Bits, ValueEncoding Encoding, ScaleGranularity Scale)
{
    /// <summary>Gets the bytes of one stored weight.</summary>
    public int Bytes => Bits / 8;

    /// <summary>Gets whether a weight is stored as a plain 32-bit float, without a scale.</summary>
    public bool IsSingle => Bits == 32 && Scale == ScaleGranularity.None;

    /// <summary>Gets whether two neighbouring slots of a row share a 32-bit word.</summary>
    public bool IsPaired => Bits == 16;

    /// <summary>Gets the format in which weights of a precision are stored.</summary>
    public static ValueFormat Of(WeightType weights) => weights switch
    {
        WeightType.Float16 => new ValueFormat(16, ValueEncoding.Ieee, ScaleGranularity.None),
        WeightType.BFloat16 => new ValueFormat(16, ValueEncoding.TruncatedSingle, ScaleGranularity.None),
        _ => new ValueFormat(32, ValueEncoding.Ieee, ScaleGranularity.None),
    };
}

/// <summary>What the bits of a stored weight mean.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ValueEncoding
{
    /// <summary>An IEEE 754 binary number of that many bits.</summary>
    Ieee,

    /// <summary>The upper bits of an IEEE 754 binary32: bfloat16 where they are 16.</summary>
    TruncatedSingle,
}

/// <summary>Which weights of a matrix share one scale.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ScaleGranularity
{
    /// <summary>Weights have no scale.</summary>
    None,

    /// <summary>The weights of one row share a scale.</summary>
    Row,

    /// <summary>The weights of one block of one row share a scale.</summary>
    Block,
}
