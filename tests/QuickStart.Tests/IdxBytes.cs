using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace QuickStart.Tests;

/// <summary>Writes IDX files, good ones and bad ones.</summary>
internal static class IdxBytes
{
    public const int ImagesMagic = 0x803;
    public const int LabelsMagic = 0x801;

    public static byte[] Of(int magic, int[] dimensions, byte[] elements)
    {
        byte[] bytes = new byte[(4 * (1 + dimensions.Length)) + elements.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, magic);
        for (int dimension = 0; dimension < dimensions.Length; dimension++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * (dimension + 1)), dimensions[dimension]);

        elements.CopyTo(bytes, 4 * (1 + dimensions.Length));
        return bytes;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);

        return packed.ToArray();
    }
}
