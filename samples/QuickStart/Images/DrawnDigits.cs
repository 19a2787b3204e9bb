using System;
using QuickStart.Drawing;

namespace QuickStart.Images;

/// <summary>Digits that this program draws, for where no files are at hand.</summary>
internal static class DrawnDigits
{
    public const int Seed = 20190127;

    public const int Count = 2000;

    /// <summary>Draws <see cref="Count"/> digits, as many of each.</summary>
    public static DigitSet Draw(int seed)
    {
        DigitArtist artist = new(seed);
        byte[] pixels = new byte[Count * DigitSet.PixelsPerImage];
        byte[] labels = new byte[Count];
        for (int image = 0; image < Count; image++)
        {
            labels[image] = (byte)(image % 10);
            artist.Draw(labels[image]).CopyTo(pixels.AsSpan(image * DigitSet.PixelsPerImage));
        }

        return new DigitSet(
            $"{Count} digits drawn by this program (seed {seed}); --images DIR reads MNIST instead", pixels, labels);
    }
}
