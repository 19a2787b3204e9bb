using System;
using System.Buffers.Binary;

namespace SpeechDetection.Sound;

/// <summary>What a WAV file's <c>fmt</c> chunk says of its samples.</summary>
/// <remarks>
/// Source: "Multimedia Programming Interface and Data Specifications 1.0", IBM and Microsoft, 1991;
/// WAVE_FORMAT_EXTENSIBLE of 2001.
/// </remarks>
/// <param name="Codec">The format's registered number; 1 is PCM.</param>
/// <param name="Channels">Channels, their samples side by side.</param>
/// <param name="Rate">Samples a second of each channel.</param>
/// <param name="Bits">Bits of a sample.</param>
internal readonly record struct WaveFormat(int Codec, int Channels, uint Rate, int Bits)
{
    /// <summary>The bytes of a format that is not extensible.</summary>
    public const int Bytes = 16;

    /// <summary>The bytes up to the number of the format that an extensible one wraps.</summary>
    public const int ExtensibleBytes = 26;

    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;
    private const int WrappedCodecAt = 24;

    /// <summary>Gets what is read: 16,000 samples a second of one channel, 16 bits each.</summary>
    public static WaveFormat Expected { get; } = new(Pcm, Channels: 1, Rate: 16000, Bits: 16);

    /// <summary>Reads the chunk.</summary>
    /// <param name="chunk">Its bytes, <see cref="Bytes"/> at least.</param>
    public static WaveFormat Read(ReadOnlySpan<byte> chunk)
    {
        int codec = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (codec == Extensible && chunk.Length >= ExtensibleBytes)
            codec = BinaryPrimitives.ReadUInt16LittleEndian(chunk[WrappedCodecAt..]);

        return new WaveFormat(
            codec,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]));
    }

    /// <summary>Spells the format: <c>PCM, 2 channels, 44100 Hz, 16 bits</c>.</summary>
    public override string ToString() =>
        $"{CodecName}, {ChannelsName}, {Rate} Hz, {Bits} {(Bits == 1 ? "bit" : "bits")}";

    private string ChannelsName => Channels switch
    {
        1 => "mono",
        2 => "stereo",
        _ => $"{Channels} channels",
    };

    private string CodecName => Codec switch
    {
        Pcm => "PCM",
        2 => "Microsoft ADPCM",
        3 => "floating point",
        6 => "A-law",
        7 => "mu-law",
        0x11 => "IMA ADPCM",
        0x31 => "GSM 6.10",
        0x50 => "MPEG audio",
        0x55 => "MP3",
        0xFF => "AAC",
        _ => $"codec 0x{Codec:x4}",
    };
}
