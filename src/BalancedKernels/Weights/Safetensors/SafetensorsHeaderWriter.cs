using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BalancedKernels;

/// <summary>Writes the header of a .safetensors file: its length and its JSON.</summary>
internal static class SafetensorsHeaderWriter
{
    private const int LengthBytes = sizeof(ulong);
    private const int Alignment = 8;

    /// <summary>The message for text that <see cref="IsText"/> rejects.</summary>
    public const string NoText = "no Unicode text: half of a surrogate pair stands alone";

    // Names are written as they are, not as \u escapes; only the characters that JSON requires are escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Returns whether text is valid Unicode: an unpaired surrogate would be replaced when it is written.
    /// </summary>
    public static bool IsText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    /// <exception cref="InvalidOperationException">The reader would reject the header.</exception>
    public static byte[] Write(IReadOnlyList<PendingTensor> tensors, ICollection<KeyValuePair<string, string>> metadata)
    {
        foreach ((string key, string? value) in metadata)
            Check(key, value);

        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, Options))
            WriteObject(writer, tensors, metadata);

        // The header is padded to the alignment with spaces, which the format allows after the object.
        int length = (json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if ((ulong)length > SafetensorsFile.HeaderLimit)
            throw new InvalidOperationException(
                $"The header has {json.WrittenCount} bytes; {SafetensorsFile.HeaderLimit} is the most that is read. Give tensors shorter names, or less metadata.");

        byte[] header = new byte[LengthBytes + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        json.WrittenSpan.CopyTo(header.AsSpan(LengthBytes));
        header.AsSpan(LengthBytes + json.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void Check(string key, string? value)
    {
        string quoted = FileText.Quote(key);
        if (!IsText(key))
            throw new InvalidOperationException($"Metadata has the key {quoted}, which is {NoText}.");
        if (value is null)
            throw new InvalidOperationException($"Metadata {quoted} is null; a string was expected.");
        if (!IsText(value))
            throw new InvalidOperationException($"Metadata {quoted} is {FileText.Quote(value)}, which is {NoText}.");
    }

    private static void WriteObject(
        Utf8JsonWriter writer, IReadOnlyList<PendingTensor> tensors, ICollection<KeyValuePair<string, string>> metadata)
    {
        writer.WriteStartObject();
        if (metadata.Count > 0)
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
