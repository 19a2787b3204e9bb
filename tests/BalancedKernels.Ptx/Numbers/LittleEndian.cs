using System;
using System.Buffers.Binary;

namespace BalancedKernels.Ptx.Numbers;

/// <summary>Numbers of 1, 2, 4 and 8 bytes in memory.</summary>
internal static class LittleEndian
{
    public static ulong Read(ReadOnlySpan<byte> memory, int bytes) => bytes switch
    {
        1 => memory[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(memory),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(memory),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(memory),
    };

    public static void Write(Span<byte> memory, ulong value, int bytes)
    {
        switch (bytes)
        {
            case 1:
                memory[0] = (byte)value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(memory, (ushort)value);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32LittleEndian(memory, (uint)value);
                break;
            default:
                BinaryPrimitives.WriteUInt64LittleEndian(memory, value);
                break;
        }
    }
}
