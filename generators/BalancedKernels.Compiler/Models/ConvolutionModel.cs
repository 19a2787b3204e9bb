namespace BalancedKernels.Compiler.Models;

/// <summary>A convolution, in one dimension or two.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Dimensions">1 or 2.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Vertical">How the kernel moves down; a single number in one dimension.</param>
/// <param name="Horizontal">How the kernel moves along a row.</param>
/// <param name="Groups">Into how many groups the channels are split.</param>
/// <param name="PaddingMode">What is read beyond the ends of a row.</param>
/// <param name="Height">The height of the input; 0 where it is given to Forward, 1 in one dimension.</param>
/// <param name="Width">The width of the input; 0 where it is given to Forward.</param>
/// <param name="Pattern">The sparsity pattern; 32:32 for a layer without one.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
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
    public override SampleShape? Takes => IsSizedByCall ? null : Sample(InChannels, Height, Width);

    /// <inheritdoc/>
    public override SampleShape? Gives =>
        IsSizedByCall ? null : Sample(OutChannels, Vertical.Outputs(Height), Horizontal.Outputs(Width));

    /// <summary>Gets whether the sizes of images are given to each Forward.</summary>
    public bool IsSizedByCall => Height == 0 || Width == 0;

    /// <summary>Gets whether each output reads one channel: nothing to multiply a matrix with.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == InChannels;

    /// <summary>Gets the columns of the weight matrix.</summary>
    public int Columns => InChannels / Groups * Vertical.Kernel * Horizontal.Kernel;

    /// <summary>Gets the matrix of one group, which kernels are written for.</summary>
    public LayerModel GroupMatrix => Matrix(OutChannels / Groups);

    /// <summary>Gets the matrix of all groups: what a file holds.</summary>
    public LayerModel WholeMatrix => Matrix(OutChannels);

    private SampleShape Sample(int channels, int height, int width) =>
        Dimensions == 1 ? new SampleShape(channels, width) : new SampleShape(channels, height, width);

    private LayerModel Matrix(int rows) =>
        new(Type, new LinearShape(Columns, rows), Pattern, WeightType, Bias, Activation, Gpu)
    {
        Cpu = Cpu,
        Samples = SampleKind.Positions,
        DescriptionPart = ".GroupMatrix",
    };
}
