using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>The element types of the safetensors format, by their names in headers.</summary>
/// <remarks>
/// All types of safetensors 0.7 are listed, so that a file can be opened even if it has tensors that no layer can use.
/// F32, F16 and BF16 can be read as floats, U8 as bytes.
/// </remarks>
internal static class SafetensorsTypes
{
    public const string Float32 = "F32";
    public const string Float16 = "F16";
    public const string BFloat16 = "BF16";
    public const string UInt8 = "U8";

    /// <summary>The message for a shape that <see cref="TryCount"/> rejects.</summary>
    public const string TooLarge = "more bytes than 64 bits can count";

    /// <summary>Gets the size of one element in bits; 0 for an unknown type.</summary>
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
    /// Counts the elements of a shape. Returns false if the number of bits exceeds 63 bits at any dimension.
    /// </summary>
    /// <param name="bits">The size of an element in bits.</param>
    /// <param name="shape">The dimensions, none of them negative.</param>
    /// <param name="elements">The product of the dimensions.</param>
    public static bool TryCount(int bits, IEnumerable<long> shape, out Int128 elements)
    {
        // 128 bits hold the product of two 64-bit numbers, so each step is checked before it can overflow.
        elements = 1;
        foreach (long dimension in shape)
        {
            elements *= dimension;
            if (elements * bits > long.MaxValue)
                return false;
        }

        return true;
    }

    /// <summary>Gets the weight type of an element type; null for a type that cannot be read as floats.</summary>
    public static WeightType? ToWeightType(string dtype) => dtype switch
    {
        Float32 => WeightType.Float32,
        Float16 => WeightType.Float16,
        BFloat16 => WeightType.BFloat16,
        _ => null,
    };

    /// <summary>Gets the element type that stores a weight type.</summary>
    public static string FromWeightType(WeightType weightType) => weightType switch
    {
        WeightType.Float16 => Float16,
        WeightType.BFloat16 => BFloat16,
        _ => Float32,
    };
}
