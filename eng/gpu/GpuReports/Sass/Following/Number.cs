namespace GpuReports.Sass.Following;

/// <summary>What is known of a 32-bit register.</summary>
/// <param name="Bits">Its bits; null where they depend on what is not followed: weights, inputs, addresses.</param>
/// <param name="FromWeights">Whether the address of the weights went into it.</param>
internal readonly record struct Number(int? Bits, bool FromWeights)
{
    /// <summary>Nothing.</summary>
    public static readonly Number Unknown = new(null, FromWeights: false);

    /// <summary>Makes a known number.</summary>
    public static implicit operator Number(int bits) => new(bits, FromWeights: false);
}
