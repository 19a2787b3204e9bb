using BalancedKernels.Generators.Parsing.Attributes;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>The arguments of [Conv1d] or [Conv2d]. A property for one axis overrides the property for both.</summary>
internal sealed class ConvolutionArguments(AttributeReader kind, int dimensions)
{
    public AttributeReader Kind => kind;

    public int Dimensions => dimensions;

    public int InChannels => kind.GetNumber(0);

    public int OutChannels => kind.GetNumber(1);

    public int Groups => kind.GetProperty(KnownNames.Groups, 1);

    public int Height => dimensions == 1 ? 1 : kind.GetProperty(KnownNames.Height, 0);

    public int Width => kind.GetProperty(dimensions == 1 ? KnownNames.Length : KnownNames.Width, 0);

    /// <summary>Gets the vertical axis; a single position in one dimension.</summary>
    public ConvolutionAxis Vertical => dimensions == 1
        ? ConvolutionAxis.Single
        : new ConvolutionAxis(
            KernelHeight,
            Get(FindProperty(KnownNames.Stride, "Height"), 1),
            Get(FindProperty(KnownNames.Dilation, "Height"), 1),
            Get(FindProperty(KnownNames.Padding, "Height"), 0),
            Get(FindProperty(KnownNames.Padding, "Height"), 0));

    /// <summary>Gets the horizontal axis.</summary>
    public ConvolutionAxis Horizontal => new(
        KernelWidth,
        Get(FindProperty(KnownNames.Stride, "Width"), 1),
        Get(FindProperty(KnownNames.Dilation, "Width"), 1),
        Get(FindProperty(KnownNames.Padding, dimensions == 1 ? "Before" : "Width"), 0),
        Get(FindProperty(KnownNames.Padding, dimensions == 1 ? "After" : "Width"), 0));

    private int KernelHeight => kind.GetNumber(2);

    // A single kernel argument declares a square kernel.
    private int KernelWidth => kind.ArgumentCount == 4 ? kind.GetNumber(3) : kind.GetNumber(2);

    /// <summary>Gets the name of the property that sets a number of one axis.</summary>
    public string FindProperty(string property, string axis) =>
        kind.HasProperty(property + axis) ? property + axis : property;

    private int Get(string property, int defaultValue) => kind.GetProperty(property, defaultValue);
}
