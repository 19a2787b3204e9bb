using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Numbers;

/// <summary>Whole numbers in the low bits of registers.</summary>
internal static class Whole
{
    /// <summary>Reads two's complement.</summary>
    public static long Signed(ulong bits, int size) => (long)(bits << (64 - size)) >> (64 - size);

    /// <summary>Reads a number as its type says.</summary>
    public static System.Int128 Value(ulong bits, PtxType type) =>
        type.Kind == NumberKind.Signed ? Signed(bits, type.Bits) : (System.Int128)(bits & type.Mask);

    /// <summary>Gets the least number of a type.</summary>
    public static System.Int128 Least(PtxType type) =>
        type.Kind == NumberKind.Signed ? -(System.Int128.One << (type.Bits - 1)) : 0;

    /// <summary>Gets the greatest number of a type.</summary>
    public static System.Int128 Greatest(PtxType type) =>
        (System.Int128.One << (type.Kind == NumberKind.Signed ? type.Bits - 1 : type.Bits)) - 1;
}
