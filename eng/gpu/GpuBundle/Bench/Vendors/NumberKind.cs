using System;
using GpuBundle.Bench.Ceilings;

namespace GpuBundle.Bench.Vendors;

/// <summary>How numbers are stored and multiplied by a vendor's product, and how they are made up.</summary>
/// <param name="Name">As results write it.</param>
/// <param name="Bytes">Bytes of a number.</param>
/// <param name="Varying">The bits of a 32-bit word that are drawn: signs and mantissas.</param>
/// <param name="Constant">The exponents' bits: all numbers are from 0.5 up to 1, or the same below zero.</param>
/// <param name="InputRounding">What multiplying loses of each factor, relatively.</param>
/// <param name="OutputRounding">What storing loses of a sum.</param>
/// <param name="Decode">Makes a number of its bits.</param>
internal sealed record NumberKind(
    string Name,
    int Bytes,
    uint Varying,
    uint Constant,
    double InputRounding,
    double OutputRounding,
    Func<uint, double> Decode)
{
    private const double FloatRounding = 1.0 / (1 << 24);

    public static NumberKind Float32 { get; } = new("float32", 4, 0x807FFFFF, 0x3F000000, 0, FloatRounding, Single);

    // Factors have 10 bits behind the point; the last is cut off, not rounded.
    public static NumberKind Tf32 { get; } = Float32 with { Name = "tf32", InputRounding = 1.0 / (1 << 10) };

    public static NumberKind Float16 { get; } = new(
        "float16",
        2,
        0x83FF83FF,
        0x38003800,
        0,
        1.0 / (1 << 11),
        bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits));

    public static NumberKind BFloat16 { get; } =
        new("bfloat16", 2, 0x807F807F, 0x3F003F00, 0, 1.0 / (1 << 8), bits => Single(bits << 16));

    /// <summary>Gets the words that so many numbers take.</summary>
    public long Words(long numbers) => ((numbers * Bytes) + sizeof(uint) - 1) / sizeof(uint);

    /// <summary>
    /// Gets a number that <see cref="DeviceMemory.Fill(ILGPU.ArrayView{uint}, uint, uint, uint)"/> made.
    /// </summary>
    public double Made(long place, uint seed) =>
        Read(RandomWords.At((uint)(place * Bytes / sizeof(uint)), Varying, Constant, seed), place);

    /// <summary>Gets a number of an array of words.</summary>
    public double Read(ReadOnlySpan<uint> words, long place) => Read(words[(int)(place * Bytes / sizeof(uint))], place);

    private static double Single(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    private double Read(uint word, long place) =>
        Decode(Bytes == sizeof(uint) ? word : place % 2 == 0 ? word & 0xFFFF : word >> 16);
}
