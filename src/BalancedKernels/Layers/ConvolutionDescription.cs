using System;

namespace BalancedKernels;

/// <summary>Everything that was fixed when a convolution's kernels were written.</summary>
/// <remarks>A convolution in one dimension is one of images of height 1.</remarks>
/// <param name="Name">The layer's class, as its kernels are named after it.</param>
/// <param name="Dimensions">1 or 2: how many sizes a kernel has in a file of weights.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Vertical">How the kernel moves down.</param>
/// <param name="Horizontal">How the kernel moves along a row.</param>
/// <param name="Groups">Into how many groups the channels are split.</param>
/// <param name="PaddingMode">What is read beyond the ends of a row.</param>
/// <param name="Height">The height of the input; 0 where it is given to Forward.</param>
/// <param name="Width">The width of the input; 0 where it is given to Forward.</param>
/// <param name="Pattern">The sparsity pattern; one that is dense for a layer without it.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output before it is stored.</param>
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
    /// <exception cref="ArgumentException">It is set to <c>default</c>, which is no pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>
    /// Gets the weight matrix [outChannels, inChannels / groups * kernel]: a row for each output channel.
    /// </summary>
    public LinearDescription Matrix =>
        new(Name, InChannels / Groups * Taps, OutChannels, Pattern, WeightType, Bias, Activation);

    /// <summary>Gets the rows of the weight matrix that belong to one group.</summary>
    public LinearDescription GroupMatrix => Matrix with { Outputs = OutChannels / Groups };

    /// <summary>Gets the numbers that the kernel reads of one channel.</summary>
    internal int Taps => Vertical.Kernel * Horizontal.Kernel;

    /// <summary>Gets whether the sizes are given to each Forward.</summary>
    internal bool IsSizedByCall => Height == 0 || Width == 0;

    /// <summary>Gets the height of the output for an input of a height; 0 where the kernel does not fit.</summary>
    /// <param name="height">The input's height.</param>
    public int OutputHeight(int height) => Vertical.Outputs(height);

    /// <summary>Gets the width of the output for an input of a width; 0 where the kernel does not fit.</summary>
    /// <param name="width">The input's width.</param>
    public int OutputWidth(int width) => Horizontal.Outputs(width);

    /// <summary>Says whether the layer takes images of a size.</summary>
    /// <exception cref="ArgumentException">
    /// A size is not positive, the kernel does not fit, a mirror is too short, or an image has more numbers than an int
    /// counts.
    /// </exception>
    internal void CheckSize(int height, int width)
    {
        string size = Say(height, width);
        string along = Dimensions == 1 ? "length" : nameof(width);
        if (height < 1 || width < 1)
            throw new ArgumentException(
                $"Layer '{Name}' was given inputs of {size}; write 1 or more.", height < 1 ? nameof(height) : along);

        if (OutputHeight(height) == 0 || OutputWidth(width) == 0)
        {
            throw new ArgumentException(
                $"Layer '{Name}' reads {Say(Vertical.Reach, Horizontal.Reach)} numbers at once, and an input of {size} is {Say(Vertical.Before + (long)height + Vertical.After, Horizontal.Before + (long)width + Horizontal.After)} with its padding: give it a larger one.",
                OutputHeight(height) == 0 ? nameof(height) : along);
        }

        if (PaddingMode == PaddingMode.Reflect && width <= Math.Max(Horizontal.Before, Horizontal.After))
        {
            throw new ArgumentException(
                $"Layer '{Name}' mirrors {Math.Max(Horizontal.Before, Horizontal.After)} numbers at an end, and an input of {size} has {width - 1} beside its last: give it a longer one.",
                along);
        }

        if (Math.Max((long)InChannels * height * width,
            (double)OutChannels * OutputHeight(height) * OutputWidth(width)) > Array.MaxLength)
            throw new ArgumentException(
                $"Layer '{Name}' was given inputs of {size}: {Array.MaxLength} numbers is the most that an input or an output may have.",
                along);
    }

    private string Say(long height, long width) => Dimensions == 1 ? $"{width}" : $"{height} x {width}";
}
