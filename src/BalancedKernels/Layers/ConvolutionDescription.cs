using System;

namespace BalancedKernels;

/// <summary>The compile-time properties of a convolution layer.</summary>
/// <remarks>A one-dimensional convolution is described as a convolution of images of height 1.</remarks>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Dimensions">1 or 2: the number of kernel dimensions of the weight tensor in a file.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Vertical">Kernel size, stride, dilation and padding along the height.</param>
/// <param name="Horizontal">Kernel size, stride, dilation and padding along the width.</param>
/// <param name="Groups">The number of groups that the channels are split into.</param>
/// <param name="PaddingMode">The values of the padding at the ends of a row.</param>
/// <param name="Height">The height of the input; 0 if it is a parameter of Forward.</param>
/// <param name="Width">The width of the input; 0 if it is a parameter of Forward.</param>
/// <param name="Pattern">The sparsity pattern; a dense pattern for a dense layer.</param>
/// <param name="WeightType">The number format of the weights.</param>
/// <param name="Bias">Whether the layer adds a bias.</param>
/// <param name="Activation">The function that is applied to each output before it is stored.</param>
public sealed record ConvolutionDescription(
    string Name,
    int Dimensions,
    int InChannels,
    int OutChannels,
    ConvolutionAxis Vertical,
    ConvolutionAxis Horizontal,
    int Groups,
    PaddingMode PaddingMode,
    int Height,
    int Width,
    BalancedPattern Pattern,
    WeightType WeightType,
    bool Bias,
    Activation Activation)
{
    /// <summary>Gets the sparsity pattern.</summary>
    /// <exception cref="ArgumentException">The value is <c>default</c>, which is not a pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>
    /// Gets the description of the weight matrix [outChannels, inChannels / groups * kernel], with one row per output
    /// channel.
    /// </summary>
    public LinearDescription Matrix =>
        new(Name, InChannels / Groups * Taps, OutChannels, Pattern, WeightType, Bias, Activation);

    /// <summary>
    /// Gets the description of the weight matrix of one group, [outChannels / groups, inChannels / groups * kernel].
    /// </summary>
    public LinearDescription GroupMatrix => Matrix with { Outputs = OutChannels / Groups };

    /// <summary>Gets the number of values that the kernel reads from one channel.</summary>
    internal int Taps => Vertical.Kernel * Horizontal.Kernel;

    /// <summary>Gets whether the size of the input is a parameter of Forward.</summary>
    internal bool IsSizedByCall => Height == 0 || Width == 0;

    /// <summary>Computes the height of the output; 0 if the padded input is smaller than the kernel.</summary>
    /// <param name="height">The height of the input.</param>
    public int OutputHeight(int height) => Vertical.Outputs(height);

    /// <summary>Computes the width of the output; 0 if the padded input is smaller than the kernel.</summary>
    /// <param name="width">The width of the input.</param>
    public int OutputWidth(int width) => Horizontal.Outputs(width);

    /// <summary>Checks that the layer accepts images of a size.</summary>
    /// <exception cref="ArgumentException">
    /// A size is below 1, the padded image is smaller than the kernel, the image is too small for reflection, or it has
    /// more values than one array holds.
    /// </exception>
    internal void CheckSize(int height, int width)
    {
        string size = FormatSize(height, width);
        string widthParameter = Dimensions == 1 ? "length" : nameof(width);
        if (height < 1 || width < 1)
            throw new ArgumentException(
                $"Layer '{Name}' was given inputs of {size}; write 1 or more.",
                height < 1 ? nameof(height) : widthParameter);

        if (OutputHeight(height) == 0 || OutputWidth(width) == 0)
        {
            throw new ArgumentException(
                $"Layer '{Name}' reads {FormatSize(Vertical.Reach, Horizontal.Reach)} numbers at once, and an input of {size} is {FormatSize(Vertical.Before + (long)height + Vertical.After, Horizontal.Before + (long)width + Horizontal.After)} with its padding: give it a larger one.",
                OutputHeight(height) == 0 ? nameof(height) : widthParameter);
        }

        if (PaddingMode == PaddingMode.Reflect && width <= Math.Max(Horizontal.Before, Horizontal.After))
        {
            throw new ArgumentException(
                $"Layer '{Name}' mirrors {Math.Max(Horizontal.Before, Horizontal.After)} numbers at an end, and an input of {size} has {width - 1} beside its last: give it a longer one.",
                widthParameter);
        }

        if (Math.Max((long)InChannels * height * width,
            (double)OutChannels * OutputHeight(height) * OutputWidth(width)) > Array.MaxLength)
            throw new ArgumentException(
                $"Layer '{Name}' was given inputs of {size}: {Array.MaxLength} numbers is the most that an input or an output may have.",
                widthParameter);
    }

    private string FormatSize(long height, long width) => Dimensions == 1 ? $"{width}" : $"{height} x {width}";
}
