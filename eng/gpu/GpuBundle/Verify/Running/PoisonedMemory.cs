using System;
using System.Globalization;
using System.Runtime.InteropServices;
using BalancedKernels.CompilerServices;

namespace GpuBundle.Verify.Running;

/// <summary>
/// Memory for an output, every number a certain NaN that no kernel computes, and more of those behind it.
/// </summary>
/// <remarks>
/// A number that still holds the poison was not written. Every feature must be written; the padding and the numbers
/// behind the output must not.
/// </remarks>
internal sealed class PoisonedMemory
{
    /// <summary>Numbers behind the output: two stages of inputs of the widest kernels.</summary>
    public const int Guard = 4096;

    // A quiet NaN with a payload: what arithmetic makes is 0x7FC00000, 0xFFC00000 or 0x7FFFFFFF.
    private const uint Poison = 0x7FC0_DEAD;

    private readonly int features;
    private readonly int sampleLength;
    private readonly Func<int, int> place;

    private PoisonedMemory(int batch, int features, int sampleLength, Func<int, int> place)
    {
        this.features = features;
        this.sampleLength = sampleLength;
        this.place = place;
        Numbers = Filled((batch * sampleLength) + Guard);
    }

    /// <summary>Gets all of it, as it stands on the device.</summary>
    public float[] Numbers { get; }

    private int OutputLength => Numbers.Length - Guard;

    private ReadOnlySpan<uint> Words => MemoryMarshal.Cast<float, uint>(Numbers.AsSpan());

    /// <summary>Makes memory for a tensor.</summary>
    public static PoisonedMemory Of<TLayout>(int batch, int features)
        where TLayout : struct, ITensorLayout =>
        new(batch, features, TLayout.Length(features), feature => TLayout.IndexOf(feature, features));

    /// <summary>Makes poison.</summary>
    public static float[] Filled(int length)
    {
        float[] numbers = new float[length];
        Array.Fill(numbers, BitConverter.UInt32BitsToSingle(Poison));
        return numbers;
    }

    /// <summary>Gets the output, [batch, features].</summary>
    public float[] Output()
    {
        float[] output = new float[OutputLength / sampleLength * features];
        for (int i = 0; i < output.Length; i++)
            output[i] = Numbers[Place(i)];

        return output;
    }

    /// <summary>
    /// Says what was left out and what was written that should not have been; null where all is well.
    /// </summary>
    public string? Damage()
    {
        ReadOnlySpan<uint> words = Words;
        bool[] isFeature = new bool[words.Length];
        int outputs = OutputLength / sampleLength * features;
        for (int i = 0; i < outputs; i++)
        {
            isFeature[Place(i)] = true;
            if (words[Place(i)] == Poison)
                return string.Create(
                    CultureInfo.InvariantCulture, $"sample {i / features}, row {i % features} was never written");
        }

        for (int at = 0; at < words.Length; at++)
        {
            if (!isFeature[at] && words[at] != Poison)
            {
                return at < OutputLength
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"padding was overwritten: number {at % sampleLength} of sample {at / sampleLength}")
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"memory behind the output was overwritten: number {at - OutputLength} after its end");
            }
        }

        return null;
    }

    /// <summary>Says where another run gave other bits; null where it did not.</summary>
    public string? DifferenceFrom(PoisonedMemory other)
    {
        int at = Words.CommonPrefixLength(other.Words);
        return at == Words.Length
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"a second run gave other bits: number {at % sampleLength} of sample {at / sampleLength} was {Numbers[at]:R}, then {other.Numbers[at]:R}");
    }

    private int Place(int number) => (number / features * sampleLength) + place(number % features);
}
