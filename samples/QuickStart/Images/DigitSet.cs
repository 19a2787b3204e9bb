using System;

namespace QuickStart.Images;

/// <summary>Digits to classify, as the network was trained to see them.</summary>
internal sealed class DigitSet
{
    public const int Side = 28;

    public const int PixelsPerImage = Side * Side;

    // Mean and standard deviation of the pixels that the network was trained on.
    private const float Mean = 0.1307f;
    private const float Deviation = 0.3081f;

    /// <summary>Scales grey values as the network was trained on: <c>(v / 255 - mean) / deviation</c>.</summary>
    /// <param name="source">Where the images are from, for people.</param>
    /// <param name="pixels">[image, 28, 28], 255 is full ink.</param>
    /// <param name="labels">The digit that each image shows.</param>
    public DigitSet(string source, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels)
    {
        Source = source;
        Labels = labels.ToArray();
        Pixels = new float[pixels.Length];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
            Pixels[pixel] = ((pixels[pixel] / 255f) - Mean) / Deviation;
    }

    public string Source { get; }

    public int Count => Labels.Length;

    /// <summary>Gets the scaled pixels, [image, 784].</summary>
    public float[] Pixels { get; }

    public byte[] Labels { get; }
}
