using System;
using System.IO;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

public sealed class WaveFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Samples_are_read_as_fractions_of_full_scale() =>
        Assert.Equal(
            [0, 0.5f, -1, 32767 / 32768f],
            Read(WaveBytes.File(WaveBytes.Format(), WaveBytes.Data(0, 16384, -32768, 32767))));

    [Fact]
    public void Chunks_that_are_not_needed_are_passed_over_also_those_of_odd_length() => Assert.Equal(
        [0.25f],
        Read(
            WaveBytes.File(
                WaveBytes.Chunk("LIST", [1, 2, 3]),
                WaveBytes.Format(),
                WaveBytes.Chunk("fact", [0, 0, 0, 0]),
                WaveBytes.Data(8192),
                WaveBytes.Chunk("LIST", [9]))));

    [Fact]
    public void The_extensible_form_of_the_same_format_is_read() =>
        Assert.Equal([0.25f], Read(WaveBytes.File(WaveBytes.ExtensibleFormat(1, 1, 16000, 16), WaveBytes.Data(8192))));

    [Theory]
    [InlineData(1, 1, 8000, 16, "PCM, mono, 8000 Hz, 16 bits")]
    [InlineData(1, 2, 44100, 16, "PCM, stereo, 44100 Hz, 16 bits")]
    [InlineData(1, 6, 48000, 24, "PCM, 6 channels, 48000 Hz, 24 bits")]
    [InlineData(1, 1, 16000, 8, "PCM, mono, 16000 Hz, 8 bits")]
    [InlineData(3, 1, 16000, 32, "floating point, mono, 16000 Hz, 32 bits")]
    [InlineData(6, 1, 8000, 8, "A-law, mono, 8000 Hz, 8 bits")]
    [InlineData(7, 1, 8000, 8, "mu-law, mono, 8000 Hz, 8 bits")]
    [InlineData(0x11, 1, 16000, 4, "IMA ADPCM, mono, 16000 Hz, 4 bits")]
    [InlineData(0x55, 2, 44100, 0, "MP3, stereo, 44100 Hz, 0 bits")]
    [InlineData(0x1234, 1, 16000, 16, "codec 0x1234, mono, 16000 Hz, 16 bits")]
    public void Another_format_is_an_error_that_says_what_the_file_is(
        int codec, int channels, int rate, int bits, string found)
    {
        byte[] data = WaveBytes.Data(1, 2);
        string expected = $"PATH is {found}; PCM, mono, 16000 Hz, 16 bits was expected. Convert it first.";
        Assert.Equal(expected, Error(WaveBytes.File(WaveBytes.Format(codec, channels, rate, bits), data)));
        Assert.Equal(expected, Error(WaveBytes.File(WaveBytes.ExtensibleFormat(codec, channels, rate, bits), data)));
    }

    [Fact]
    public void A_file_that_ends_within_its_samples_is_truncated()
    {
        byte[] whole = WaveBytes.File(WaveBytes.Format(), WaveBytes.Data(1, 2, 3));
        Assert.Equal("PATH is truncated: its chunk 'data' announces 6 bytes, and 5 are there.", Error(whole[..^1]));
        Assert.Equal("PATH is truncated: its chunk 'data' announces 6 bytes, and 0 are there.", Error(whole[..^6]));
    }

    [Fact]
    public void A_length_that_a_pipe_left_open_ends_with_the_file()
    {
        byte[] whole = WaveBytes.File(WaveBytes.Format(), WaveBytes.Data(8192, -8192));
        byte[] piped = [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. whole[8..40], 0xFF, 0xFF, 0xFF, 0xFF, .. whole[44..]];

        Assert.Equal([0.25f, -0.25f], Read(piped));
        Assert.Equal("PATH has 3 bytes of data, no whole number of 16-bit samples.", Error(piped[..^1]));
        Assert.Equal("PATH has no samples: its chunk 'data' is empty.", Error(piped[..^4]));
    }

    [Fact]
    public void A_file_of_more_than_two_gigabytes_is_an_error_that_says_so()
    {
        const long Bytes = 2_200_000_000;
        byte[] start = WaveBytes.File(WaveBytes.Format(), WaveBytes.Data());
        BitConverter.GetBytes((uint)Bytes).CopyTo(start, 40);
        File.WriteAllBytes(path, start);
        using (FileStream file = File.OpenWrite(path))
            file.SetLength(start.Length + Bytes);

        Assert.Equal(
            $"{path} has 2200000000 bytes of samples; 2147483591 is the most that is read, 18 hours of speech. Split it first.",
            Assert.Throws<InvalidDataException>(() => WaveFile.Read(path)).Message);
    }

    [Fact]
    public void A_file_that_ends_before_its_samples_is_truncated()
    {
        byte[] whole = WaveBytes.File(WaveBytes.Format(), WaveBytes.Data(1));
        Assert.Equal(
            "PATH is truncated: 8 bytes were expected at byte 36, and the file ends at byte 40.", Error(whole[..40]));
        Assert.Equal("PATH is truncated: it ends at byte 36, before a chunk 'data'.", Error(whole[..36]));
        Assert.Equal(
            "PATH is truncated: 16 bytes were expected at byte 20, and the file ends at byte 30.", Error(whole[..30]));
        Assert.Equal("PATH is truncated: it ends at byte 12, before a chunk 'data'.", Error(whole[..12]));
    }

    [Fact]
    public void Every_way_of_cutting_a_file_short_is_an_error_about_the_file()
    {
        byte[] whole = WaveBytes.File(
            WaveBytes.Chunk("LIST", [1, 2, 3]), WaveBytes.ExtensibleFormat(1, 1, 16000, 16), WaveBytes.Data(1, 2));
        for (int length = 0; length < whole.Length; length++)
            Assert.StartsWith("PATH ", Error(whole[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void Something_else_is_an_error_that_shows_how_it_begins()
    {
        Assert.Equal("PATH is empty; a WAV file was expected.", Error([]));
        Assert.Equal(
            "PATH is no WAV file: it begins with the bytes 4F676753, not with RIFF, a length and WAVE.",
            Error([.. "OggS"u8]));
        Assert.Equal(
            "PATH is no WAV file: it begins with the bytes 524946460000000041564920, not with RIFF, a length and WAVE.",
            Error([.. "RIFF"u8, 0, 0, 0, 0, .. "AVI more"u8]));
        Assert.Equal(
            "PATH is a WAV file of the kind RIFX; RIFF was expected, little-endian and under 4 GB.",
            Error([.. "RIFX"u8, 0, 0, 0, 0, .. "WAVE"u8]));
    }

    [Fact]
    public void Samples_that_are_no_samples_are_an_error()
    {
        Assert.Equal(
            "PATH has no samples: its chunk 'data' is empty.",
            Error(WaveBytes.File(WaveBytes.Format(), WaveBytes.Data())));
        Assert.Equal(
            "PATH has 3 bytes of data, no whole number of 16-bit samples.",
            Error(WaveBytes.File(WaveBytes.Format(), WaveBytes.Chunk("data", [1, 2, 3]))));
        Assert.Equal(
            "PATH has its chunk 'data' before a chunk 'fmt ' that says what the data is.",
            Error(WaveBytes.File(WaveBytes.Data(1), WaveBytes.Format())));
        Assert.Equal(
            "PATH has a chunk 'fmt ' of 14 bytes at byte 20; 16 or more were expected.",
            Error(WaveBytes.File(WaveBytes.Chunk("fmt ", new byte[14]), WaveBytes.Data(1))));
    }

    private float[] Read(byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return WaveFile.Read(path);
    }

    private string Error(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => Read(bytes)).Message.Replace(path, "PATH", StringComparison.Ordinal);
}
