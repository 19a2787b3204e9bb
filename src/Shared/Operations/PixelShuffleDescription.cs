namespace BalancedKernels;

/// <summary>
/// The compile-time properties of a pixel-shuffle layer, which rearranges groups of channels into larger images.
/// </summary>
/// <remarks>
/// Channel c, row y * Factor + i, column x * Factor + j of the output is channel c * Factor^2 + i * Factor + j, row y,
/// column x of the input (Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel
/// CNN", CVPR 2016).
/// </remarks>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Input">The shape of an input image, whose channels are a multiple of Factor^2.</param>
/// <param name="Factor">The factor by which height and width grow.</param>
public sealed record PixelShuffleDescription(string Name, SampleShape Input, int Factor)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape =>
        new(Input.Channels / (Factor * Factor), Input.Height * Factor, Input.Width * Factor);

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(Input) ?? (FindRemedy() is { } remedy
        ? new OperationFault($"shuffles {Input.Channels} channels by {Factor}", remedy)
        : null);

    private string? FindRemedy() =>
        Factor is < 1 or > 256 ? "write a factor of 1 to 256"
        : Input.Rank != 3 ? $"write channels, height and width instead of {Input}"
        : Input.Channels % (Factor * Factor) != 0
        ? $"write channels that {Factor * Factor}, the factor's square, divides"
        : null;
}
