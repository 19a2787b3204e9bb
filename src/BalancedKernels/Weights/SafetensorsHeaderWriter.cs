using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BalancedKernels;

/// <summary>Writes the length and the JSON of a .safetensors file.</summary>
internal static class SafetensorsHeaderWriter
{
    private const int LengthBytes = sizeof(ulong);
    private const int Alignment = 8;

    // Names stand as they are read, not as \u escapes; only what JSON demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<PendingTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, Options))
            WriteObject(writer, tensors, metadata);

        // Spaces up to the alignment, which the format allows after the object.
        int length = (json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[LengthBytes + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        json.WrittenSpan.CopyTo(header.AsSpan(LengthBytes));
        header.AsSpan(LengthBytes + json.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteObject(
        Utf8JsonWriter writer, IReadOnlyList<PendingTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        writer.WriteStartObject();
        if (metadata.Any())
        {
            writer.WriteStartObject(SafetensorsHeaderReader.MetadataName);
            foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                writer.WriteString(key, value);

            writer.WriteEndObject();
        }

        long offset = 0;
        foreach (PendingTensor tensor in tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", tensor.Dtype);
            WriteNumbers(writer, "shape", tensor.Shape);
            WriteNumbers(writer, "data_offsets", [offset, offset + tensor.Bytes.Length]);
            writer.WriteEndObject();
            offset += tensor.Bytes.Length;
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
            writer.WriteNumberValue(number);

        writer.WriteEndArray();
    }
}
