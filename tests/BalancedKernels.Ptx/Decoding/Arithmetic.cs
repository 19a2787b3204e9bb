using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Operations that several kinds of numbers have: the type says which is meant.</summary>
internal static class Arithmetic
{
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        if (type.IsInteger)
            return IntegerArithmetic.Decode(encoded, type);

        return type.PartBits == 16 ? HalfArithmetic.Decode(encoded, type) : FloatArithmetic.Decode(encoded, type);
    }
}
