using System;
using CsCheck;

namespace BalancedKernels.Tests.Weights;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2f, 0xC000)]
    [InlineData(0f, 0x0000)]
    [InlineData(-0f, 0x8000)]
    [InlineData(3.4028235e38f, 0x7F80)]
    [InlineData(3.3895314e38f, 0x7F7F)]
    [InlineData(1e-45f, 0x0000)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    public void Known_numbers_have_their_bfloat16_bits(float number, ushort bits) =>
        Assert.Equal(bits, StoredFloat.ToBFloat16(number));

    [Theory]
    [InlineData(0x3F80_8000u, 0x3F80)]
    [InlineData(0x3F80_8001u, 0x3F81)]
    [InlineData(0x3F81_8000u, 0x3F82)]
    [InlineData(0x3F81_7FFFu, 0x3F81)]
    [InlineData(0x7F7F_8000u, 0x7F80)]
    [InlineData(0x7F7F_7FFFu, 0x7F7F)]
    public void A_tie_goes_to_the_even_bfloat16(uint floatBits, ushort bits) =>
        Assert.Equal(bits, StoredFloat.ToBFloat16(BitConverter.UInt32BitsToSingle(floatBits)));

    [Theory]
    [InlineData(0x7F80_0001u)]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x7FC0_0000u)]
    public void NaN_stays_NaN_wherever_its_payload_stands(uint floatBits) => Assert.True(
        float.IsNaN(StoredFloat.FromBFloat16(StoredFloat.ToBFloat16(BitConverter.UInt32BitsToSingle(floatBits)))));

    [Fact]
    public void No_bfloat16_is_nearer_than_the_one_that_is_chosen() => Gen.Float.Where(float.IsFinite).Sample(number =>
    {
        ushort chosen = StoredFloat.ToBFloat16(number);
        if (!float.IsFinite(StoredFloat.FromBFloat16(chosen)))
            return Math.Abs(number) >= 3.3961775e38f;

        double distance = Math.Abs((double)StoredFloat.FromBFloat16(chosen) - number);
        return distance <= DistanceTo((ushort)(chosen + 1), number)
            && distance <= DistanceTo((ushort)(chosen - 1), number);
    });

    [Fact]
    public void Every_16_bit_number_comes_back_as_it_was()
    {
        byte[] bytes = new byte[2];
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            foreach (WeightType precision in (WeightType[])[WeightType.Float16, WeightType.BFloat16])
            {
                BitConverter.TryWriteBytes(bytes, (ushort)bits);
                float number = StoredFloat.Read(bytes, precision, 0);
                StoredFloat.Write(bytes, precision, 0, number);
                Assert.True(float.IsNaN(number) || BitConverter.ToUInt16(bytes) == bits, $"{precision} 0x{bits:X4}");
            }
        }
    }

    private static double DistanceTo(ushort bits, float number)
    {
        float other = StoredFloat.FromBFloat16(bits);
        return float.IsFinite(other) ? Math.Abs((double)other - number) : double.PositiveInfinity;
    }
}
