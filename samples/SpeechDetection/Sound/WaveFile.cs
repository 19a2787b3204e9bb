using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace SpeechDetection.Sound;

/// <summary>Reads a WAV file of speech: 16,000 samples a second, one channel, 16-bit PCM.</summary>
/// <remarks>
/// A RIFF file is a list of chunks, each a name of four letters, a length and that many bytes, padded to an even
/// number.
/// </remarks>
internal static class WaveFile
{
    private const int FileHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;

    // A program that writes to a pipe cannot go back and write the length: it leaves the largest one there.
    private const uint UnknownLength = 0xFFFFFFFF;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The samples, from -1 up to but not including 1.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is not what it should be; the message says what it is.
    /// </exception>
    public static float[] Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        CheckFileHeader(path, file);

        WaveFormat? format = null;
        Span<byte> header = stackalloc byte[ChunkHeaderBytes];
        while (file.Position < file.Length)
        {
            ReadExactly(path, file, header);
            string name = Name(header);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            long next = file.Position + length + (length & 1);
            if (name == "data")
                return ReadSamples(path, file, length, format);

            if (name == "fmt ")
                format = ReadFormat(path, file, length);

            file.Position = next;
        }

        throw new InvalidDataException($"{path} is truncated: it ends at byte {file.Length}, before a chunk 'data'.");
    }

    private static void CheckFileHeader(string path, FileStream file)
    {
        if (file.Length == 0)
            throw new InvalidDataException($"{path} is empty; a WAV file was expected.");

        Span<byte> header = stackalloc byte[FileHeaderBytes];
        int read = file.ReadAtLeast(header, FileHeaderBytes, throwOnEndOfStream: false);
        header = header[..read];
        if (read >= 4 && Name(header) is "RIFX" or "RF64")
            throw new InvalidDataException(
                $"{path} is a WAV file of the kind {Name(header)}; RIFF was expected, little-endian and under 4 GB.");
        if (read < FileHeaderBytes || Name(header) != "RIFF" || Name(header[8..]) != "WAVE")
            throw new InvalidDataException(
                $"{path} is no WAV file: it begins with the bytes {Convert.ToHexString(header)}, not with RIFF, a length and WAVE.");
    }

    private static WaveFormat ReadFormat(string path, FileStream file, long length)
    {
        if (length < WaveFormat.Bytes)
            throw new InvalidDataException(
                $"{path} has a chunk 'fmt ' of {length} bytes at byte {file.Position}; {WaveFormat.Bytes} or more were expected.");

        byte[] chunk = new byte[Math.Min(length, WaveFormat.ExtensibleBytes)];
        ReadExactly(path, file, chunk);
        return WaveFormat.Read(chunk);
    }

    private static float[] ReadSamples(string path, FileStream file, long length, WaveFormat? found)
    {
        if (found is not { } format)
            throw new InvalidDataException(
                $"{path} has its chunk 'data' before a chunk 'fmt ' that says what the data is.");
        if (format != WaveFormat.Expected)
            throw new InvalidDataException(
                $"{path} is {format}; {WaveFormat.Expected} was expected. Convert it first.");

        long there = file.Length - file.Position;
        if (length == UnknownLength)
            length = there;
        if (there < length)
            throw new InvalidDataException(
                $"{path} is truncated: its chunk 'data' announces {length} bytes, and {there} are there.");
        if (length == 0)
            throw new InvalidDataException($"{path} has no samples: its chunk 'data' is empty.");
        if (length % sizeof(short) != 0)
            throw new InvalidDataException($"{path} has {length} bytes of data, no whole number of 16-bit samples.");
        if (length > Array.MaxLength)
            throw new InvalidDataException(
                $"{path} has {length} bytes of samples; {Array.MaxLength} is the most that is read, 18 hours of speech. Split it first.");

        byte[] bytes = new byte[length];
        file.ReadExactly(bytes);
        float[] samples = new float[length / sizeof(short)];
        for (int sample = 0; sample < samples.Length; sample++)
            samples[sample] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(sample * sizeof(short))) / 32768f;

        return samples;
    }

    private static void ReadExactly(string path, FileStream file, Span<byte> bytes)
    {
        long at = file.Position;
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException(
                $"{path} is truncated: {bytes.Length} bytes were expected at byte {at}, and the file ends at byte {file.Length}.");
    }

    private static string Name(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[..4]);
}
