namespace Baselines;

/// <summary>The sizes of a convolution; strides and padding are the same in both directions.</summary>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
public sealed record ConvolutionSizes(
    int InChannels, int OutChannels, int KernelHeight, int KernelWidth, int Height, int Width)
{
    /// <summary>Gets the distance from one output to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Gets the zeros at each side of an image.</summary>
    public int Padding { get; init; }

    /// <summary>Gets into how many groups the channels are split.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Gets the weights of one output channel.</summary>
    public int Columns => InChannels / Groups * KernelHeight * KernelWidth;

    /// <summary>Gets the rows of an output.</summary>
    public int OutHeight => ((Height + (2 * Padding) - KernelHeight) / Stride) + 1;

    /// <summary>Gets the columns of an output.</summary>
    public int OutWidth => ((Width + (2 * Padding) - KernelWidth) / Stride) + 1;

    /// <summary>Gets the numbers of one input.</summary>
    public int Inputs => InChannels * Height * Width;

    /// <summary>Gets the numbers of one output.</summary>
    public int Outputs => OutChannels * OutHeight * OutWidth;
}
