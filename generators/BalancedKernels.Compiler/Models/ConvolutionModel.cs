namespace BalancedKernels.Compiler.Models;

/// <summary>A convolution, in one dimension or two.</summary>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Dimensions">1 or 2.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Vertical">
/// Kernel size, stride, dilation and padding along the height; <see cref="ConvolutionAxis.Single"/> in one dimension.
/// </param>
/// <param name="Horizontal">The same along the width or length.</param>
/// <param name="Groups">The number of groups that the channels are split into.</param>
/// <param name="PaddingMode">The values of the padding.</param>
/// <param name="Height">The height of the input; 0 if it is passed to Forward, 1 in one dimension.</param>
/// <param name="Width">The width or length of the input; 0 if it is passed to Forward.</param>
/// <param name="Pattern">The sparsity pattern; 32:32 for a layer without one.</param>
/// <param name="WeightType">The type that weights are stored in.</param>
/// <param name="Bias">Whether the layer has a bias.</param>
/// <param name="Activation">The activation of each output.</param>
/// <param name="Gpu">Whether GPU kernels are generated.</param>
internal sealed record ConvolutionModel(
    TypeShell Type,
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
    Activation Activation,
    bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? InputShape => IsSizedByCall ? null : Sample(InChannels, Height, Width);

    /// <inheritdoc/>
    public override SampleShape? OutputShape =>
        IsSizedByCall ? null : Sample(OutChannels, Vertical.Outputs(Height), Horizontal.Outputs(Width));

    /// <summary>Gets whether the sizes of the input are passed to each Forward.</summary>
    public bool IsSizedByCall => Height == 0 || Width == 0;

    /// <summary>Gets whether each output channel reads one input channel, so that there is no matrix product.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == InChannels;

    /// <summary>Gets the columns of the weight matrix.</summary>
    public int Columns => InChannels / Groups * Vertical.Kernel * Horizontal.Kernel;

    /// <summary>Gets the weight matrix of one group, which the kernels multiply by.</summary>
    public LayerModel GroupMatrix => Matrix(OutChannels / Groups);

    /// <summary>Gets the weight matrix of all groups, as a file stores it.</summary>
    public LayerModel WholeMatrix => Matrix(OutChannels);

    private SampleShape Sample(int channels, int height, int width) =>
        Dimensions == 1 ? new SampleShape(channels, width) : new SampleShape(channels, height, width);

    private LayerModel Matrix(int rows) =>
        new(Type, new MatrixShape(Columns, rows), Pattern, WeightType, Bias, Activation, Gpu)
    {
        Cpu = Cpu,
        Samples = SampleKind.Positions,
        DescriptionPart = ".GroupMatrix",
    };
}
