using System;
using System.Buffers.Binary;
using System.Text;

namespace BalancedKernels.Tests.Weights;

/// <summary>Builds .safetensors files byte by byte, broken ones included; the writer could not write those.</summary>
internal static class RawFile
{
    public const string Name = "broken.safetensors";

    /// <summary>A file of one tensor <c>a</c>, U8 [4].</summary>
    public const string OneTensor = """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""";

    public static byte[] Of(string header, int dataBytes = 0) =>
        Of(Encoding.UTF8.GetBytes(header), new byte[dataBytes]);

    public static byte[] Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data) =>
        WithLength((ulong)header.Length, header, data);

    public static byte[] WithLength(ulong length, ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        byte[] file = new byte[sizeof(ulong) + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        header.CopyTo(file.AsSpan(sizeof(ulong)));
        data.CopyTo(file.AsSpan(sizeof(ulong) + header.Length));
        return file;
    }

    public static string ErrorOf(byte[] file) =>
        Assert.Throws<WeightsException>(() => SafetensorsFile.FromBytes(file, Name)).Message;

    public static string ErrorOf(string header, int dataBytes = 0) => ErrorOf(Of(header, dataBytes));
}
