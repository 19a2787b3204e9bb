using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>The element types of the safetensors format, by the names that stand in its headers.</summary>
/// <remarks>
/// All of them are known, so that a file opens although it holds tensors that no layer can use. F32,
/// F16 and BF16 are read as numbers, U8 as bytes. The list is that of safetensors 0.7.
/// </remarks>
internal static class SafetensorsTypes
{
    public const string Float32 = "F32";
    public const string Float16 = "F16";
    public const string BFloat16 = "BF16";
    public const string UInt8 = "U8";

    /// <summary>What is said of a shape that <see cref="TryCount"/> refuses.</summary>
    public const string TooLarge = "more bytes than 64 bits can count";

    /// <summary>The bits of one element; 0 for a name that the format does not have.</summary>
    public static int Bits(string dtype) => dtype switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or UInt8 or "I8" => 8,
        "F8_E4M3" or "F8_E5M2" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        Float16 or BFloat16 or "I16" or "U16" => 16,
        Float32 or "I32" or "U32" => 32,
        "F64" or "I64" or "U64" or "C64" => 64,
        _ => 0,
    };

    /// <summary>
    /// Counts the elements of a shape; false where their bits are more than 63 bits can count at any dimension.
    /// </summary>
    /// <param name="bits">The bits of an element.</param>
    /// <param name="shape">Dimensions, none of them negative.</param>
    /// <param name="elements">The product of the dimensions.</param>
    public static bool TryCount(int bits, IEnumerable<long> shape, out Int128 elements)
    {
        // 128 bits hold the product of two 64-bit numbers, so each step is checked before it can wrap.
        elements = 1;
        foreach (long dimension in shape)
        {
            elements *= dimension;
            if (elements * bits > long.MaxValue)
                return false;
        }

        return true;
    }

    /// <summary>The precision that a type stores, or null for one that is not read as numbers.</summary>
    public static WeightType? ToWeightType(string dtype) => dtype switch
    {
        Float32 => WeightType.Float32,
        Float16 => WeightType.Float16,
        BFloat16 => WeightType.BFloat16,
        _ => null,
    };

    /// <summary>The type that stores a precision.</summary>
    public static string FromPrecision(WeightType precision) => precision switch
    {
        WeightType.Float16 => Float16,
        WeightType.BFloat16 => BFloat16,
        _ => Float32,
    };
}
