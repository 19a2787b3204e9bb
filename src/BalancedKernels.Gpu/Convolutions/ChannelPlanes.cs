namespace BalancedKernels.Gpu;

/// <summary>
/// How results stand in an image of the size that a convolution was declared with: a sample is a position, and a row's
/// positions stand together.
/// </summary>
/// <typeparam name="TLayer">The convolution.</typeparam>
internal readonly struct ChannelPlanes<TLayer> : ITensorLayout
    where TLayer : IConvolution
{
    // A constant in kernels: ILGPU 1.5.3 reads such fields when it compiles them.
    private static readonly int Positions =
        TLayer.Convolution.OutputHeight(
            TLayer.Convolution.Height) * TLayer.Convolution.OutputWidth(TLayer.Convolution.Width);

    /// <inheritdoc/>
    public static string Name => "planes of an image";

    /// <inheritdoc/>
    public static int Length(int features) => 1;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) => feature * Positions;
}
