namespace BalancedKernels;

/// <summary>
/// How the numbers of one sample stand: [features], [channels, length] or [channels, height, width], row-major.
/// </summary>
/// <remarks>
/// An image of 3 channels, 224 x 224, is <c>new SampleShape(3, 224, 224)</c>: 150,528 numbers, a batch of them
/// PyTorch's NCHW. This one file is compiled into the compiler and into the runtime.
/// </remarks>
public readonly record struct SampleShape
{
    /// <summary>The most numbers of a sample: what one array holds.</summary>
    internal const int MostNumbers = 2147483591;

    /// <summary>A vector.</summary>
    /// <param name="features">Numbers.</param>
    public SampleShape(int features)
        : this(1, features, 1, 1)
    {
    }

    /// <summary>A signal of several channels.</summary>
    /// <param name="channels">Signals that stand side by side in time.</param>
    /// <param name="length">Numbers of each.</param>
    public SampleShape(int channels, int length)
        : this(2, channels, 1, length)
    {
    }

    /// <summary>An image.</summary>
    /// <param name="channels">Planes.</param>
    /// <param name="height">Rows of a plane.</param>
    /// <param name="width">Columns of a plane.</param>
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

    /// <summary>Gets how many sizes the shape has: 1 for a vector, 2 for signals, 3 for an image.</summary>
    public int Rank { get; }

    /// <summary>Gets the channels; of a vector, its features.</summary>
    public int Channels { get; }

    /// <summary>Gets the rows of a plane; 1 where there are none.</summary>
    public int Height { get; }

    /// <summary>Gets the columns of a plane, or the length of a signal; 1 where there are none.</summary>
    public int Width { get; }

    /// <summary>Gets the numbers of one channel.</summary>
    public int Positions => Height * Width;

    /// <summary>Gets the numbers of one sample.</summary>
    public long Numbers => (long)Channels * Height * Width;

    /// <summary>Gets the same kind of shape with other sizes.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="height">The rows of a plane; not used by one that has none.</param>
    /// <param name="width">The columns of a plane; not used by one that has none.</param>
    public SampleShape With(int channels, int height, int width) => Rank switch
    {
        1 => new SampleShape(channels),
        2 => new SampleShape(channels, width),
        _ => new SampleShape(channels, height, width),
    };

    /// <summary>Writes the sizes: <c>[64, 224, 224]</c>.</summary>
    public override string ToString() => Rank switch
    {
        1 => $"[{Channels}]",
        2 => $"[{Channels}, {Width}]",
        _ => $"[{Channels}, {Height}, {Width}]",
    };
}
