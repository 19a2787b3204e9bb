using System;
using System.Buffers.Binary;

namespace BalancedKernels;

/// <summary>
/// Reads and writes floats as they are stored in memory and in files: little-endian, in one of the three weight types.
/// </summary>
internal static class StoredFloat
{
    public static float Read(ReadOnlySpan<byte> bytes, WeightType weightType, int index) => weightType switch
    {
        WeightType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(index * sizeof(ushort))..]),
        WeightType.BFloat16 => FromBFloat16(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(index * sizeof(ushort))..])),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]),
    };

    public static void Write(Span<byte> bytes, WeightType weightType, int index, float value)
    {
        switch (weightType)
        {
            case WeightType.Float16:
                BinaryPrimitives.WriteHalfLittleEndian(bytes[(index * sizeof(ushort))..], (Half)value);
                break;
            case WeightType.BFloat16:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[(index * sizeof(ushort))..], ToBFloat16(value));
                break;
            default:
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(index * sizeof(float))..], value);
                break;
        }
    }

    /// <summary>
    /// Rounds a value to a weight type: returns the value that is read back after <paramref name="value"/> was written.
    /// </summary>
    public static float Round(float value, WeightType weightType) => weightType switch
    {
        WeightType.Float16 => (float)(Half)value,
        WeightType.BFloat16 => FromBFloat16(ToBFloat16(value)),
        _ => value,
    };

    public static float FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>Rounds to the nearest, ties to even. A NaN stays a NaN.</summary>
    public static ushort ToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);

        // The quiet bit is set: a NaN whose payload is only in the discarded half would become infinity.
        if (float.IsNaN(value))
            return (ushort)((bits >> 16) | 0x40);

        // Adds half a unit in the last place, minus one bit unless the last kept bit is odd: ties go to even.
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
