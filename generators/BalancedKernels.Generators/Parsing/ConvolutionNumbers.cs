namespace BalancedKernels.Generators.Parsing;

/// <summary>
/// The numbers of [Conv1d] or [Conv2d]: what is given for one direction wins over what is given for both.
/// </summary>
internal sealed class ConvolutionNumbers(AttributeValues kind, int dimensions)
{
    public AttributeValues Kind => kind;

    public int Dimensions => dimensions;

    public int InChannels => kind.GetSize(0);

    public int OutChannels => kind.GetSize(1);

    public int Groups => kind.Get(KnownNames.Groups, 1);

    public int Height => dimensions == 1 ? 1 : kind.Get(KnownNames.Height, 0);

    public int Width => kind.Get(dimensions == 1 ? KnownNames.Length : KnownNames.Width, 0);

    /// <summary>Gets how the kernel moves down; in one dimension it does not.</summary>
    public ConvolutionAxis Vertical => dimensions == 1
        ? ConvolutionAxis.Single
        : new ConvolutionAxis(
            KernelHeight,
            Get(Name(KnownNames.Stride, "Height"), 1),
            Get(Name(KnownNames.Dilation, "Height"), 1),
            Get(Name(KnownNames.Padding, "Height"), 0),
            Get(Name(KnownNames.Padding, "Height"), 0));

    /// <summary>Gets how the kernel moves along a row.</summary>
    public ConvolutionAxis Horizontal => new(
        KernelWidth,
        Get(Name(KnownNames.Stride, "Width"), 1),
        Get(Name(KnownNames.Dilation, "Width"), 1),
        Get(Name(KnownNames.Padding, dimensions == 1 ? "Before" : "Width"), 0),
        Get(Name(KnownNames.Padding, dimensions == 1 ? "After" : "Width"), 0));

    private int KernelHeight => kind.GetSize(2);

    // One argument is a square kernel.
    private int KernelWidth => kind.Sizes == 4 ? kind.GetSize(3) : kind.GetSize(2);

    /// <summary>Gets the property that a number of one direction comes from.</summary>
    public string Name(string both, string end) => kind.Has(both + end) ? both + end : both;

    private int Get(string property, int otherwise) => kind.Get(property, otherwise);
}
