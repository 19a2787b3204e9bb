namespace BalancedKernels;

/// <summary>The shape of one sample: [features], [channels, length] or [channels, height, width], row-major.</summary>
/// <remarks>
/// An image of 3 channels, 224 x 224, is <c>new SampleShape(3, 224, 224)</c> and has 150,528 values. A batch of such
/// images has PyTorch's NCHW layout. This file is compiled into the compiler and into the runtime.
/// </remarks>
public readonly record struct SampleShape
{
    /// <summary>The maximum number of values of a sample, which is the maximum length of an array.</summary>
    internal const int MaxNumbers = 2147483591;

    /// <summary>Creates the shape of a vector, [features].</summary>
    /// <param name="features">The number of features.</param>
    public SampleShape(int features)
        : this(1, features, 1, 1)
    {
    }

    /// <summary>Creates the shape of a signal, [channels, length].</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The length of each channel.</param>
    public SampleShape(int channels, int length)
        : this(2, channels, 1, length)
    {
    }

    /// <summary>Creates the shape of an image, [channels, height, width].</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The height of each channel.</param>
    /// <param name="width">The width of each channel.</param>
    public SampleShape(int channels, int height, int width)
        : this(3, channels, height, width)
    {
    }

    private SampleShape(int rank, int channels, int height, int width)
    {
        Rank = rank;
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>Gets the number of dimensions: 1 for a vector, 2 for a signal, 3 for an image.</summary>
    public int Rank { get; }

    /// <summary>Gets the number of channels; for a vector, the number of features.</summary>
    public int Channels { get; }

    /// <summary>Gets the height of an image; 1 for other shapes.</summary>
    public int Height { get; }

    /// <summary>Gets the width of an image or the length of a signal; 1 for a vector.</summary>
    public int Width { get; }

    /// <summary>Gets the number of values per channel.</summary>
    public int Positions => Height * Width;

    /// <summary>Gets the number of values of the sample.</summary>
    public long Numbers => (long)Channels * Height * Width;

    /// <summary>Creates a shape of the same rank with other sizes.</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The height; ignored for vectors and signals.</param>
    /// <param name="width">The width, or the length of a signal; ignored for vectors.</param>
    public SampleShape With(int channels, int height, int width) => Rank switch
    {
        1 => new SampleShape(channels),
        2 => new SampleShape(channels, width),
        _ => new SampleShape(channels, height, width),
    };

    /// <summary>Formats the shape: <c>[64, 224, 224]</c>.</summary>
    public override string ToString() => Rank switch
    {
        1 => $"[{Channels}]",
        2 => $"[{Channels}, {Width}]",
        _ => $"[{Channels}, {Height}, {Width}]",
    };
}
