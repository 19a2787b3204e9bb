using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Four products of bytes, added up: dp4a.</summary>
internal static class IntegerDots
{
    public static Decoded Decode(Encoded encoded)
    {
        PtxType a = encoded.TakeType();
        PtxType b = encoded.TakeType();
        encoded.Done(4);
        PtxType word = new(NumberKind.Bits, 32);
        bool signedA = a.Kind == NumberKind.Signed;
        bool signedB = b.Kind == NumberKind.Signed;
        return new Decoded(PtxKind.Integer, PerLane.Map(
            encoded.Target(0, word),
            encoded.Source(1, word),
            encoded.Source(2, word),
            encoded.Source(3, word),
            (x, y, sum) =>
            {
                for (int i = 0; i < 32; i += 8)
                    sum += (ulong)(Byte(x >> i, signedA) * Byte(y >> i, signedB));

                return (uint)sum;
            }));
    }

    private static long Byte(ulong bits, bool signed) => signed ? (sbyte)bits : (byte)bits;
}
