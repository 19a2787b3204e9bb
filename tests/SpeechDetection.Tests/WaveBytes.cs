using System;
using System.Linq;
using System.Text;

namespace SpeechDetection.Tests;

/// <summary>Makes WAV files, good and broken.</summary>
internal static class WaveBytes
{
    /// <summary>Makes a whole file of chunks.</summary>
    public static byte[] File(params byte[][] chunks)
    {
        byte[] content = [.. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(4 + content.Length), .. "WAVE"u8, .. content];
    }

    /// <summary>Makes a chunk, padded to an even length.</summary>
    public static byte[] Chunk(string name, byte[] bytes) =>
        [
            .. Encoding.ASCII.GetBytes(name),
            .. BitConverter.GetBytes(bytes.Length),
            .. bytes,
            .. new byte[bytes.Length % 2]];

    /// <summary>Makes the chunk that says what the samples are.</summary>
    public static byte[] Format(int codec = 1, int channels = 1, int rate = 16000, int bits = 16) =>
        Chunk("fmt ", FormatBytes(codec, channels, rate, bits));

    /// <summary>Makes that chunk in its extensible form, as programs for many channels or bits write it.</summary>
    public static byte[] ExtensibleFormat(int codec, int channels, int rate, int bits) =>
        Chunk(
            "fmt ",
            [
                .. FormatBytes(0xFFFE, channels, rate, bits),
                .. Short(22),
                .. Short(bits),
                .. BitConverter.GetBytes(4),
                .. Short(codec),
                .. new byte[14]]);

    /// <summary>Makes the chunk of the samples.</summary>
    public static byte[] Data(params short[] samples) => Chunk("data", [.. samples.SelectMany(BitConverter.GetBytes)]);

    private static byte[] FormatBytes(int codec, int channels, int rate, int bits) =>
    [
        .. Short(codec), .. Short(channels), .. BitConverter.GetBytes(rate),
        .. BitConverter.GetBytes(rate * channels * bits / 8), .. Short(channels * bits / 8), .. Short(bits),
    ];

    private static byte[] Short(int number) => BitConverter.GetBytes((ushort)number);
}
