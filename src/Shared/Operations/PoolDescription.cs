namespace BalancedKernels;

/// <summary>The compile-time properties of a pooling layer.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Kind">Maximum or average.</param>
/// <param name="Input">The shape of an input sample, a signal or an image. Each channel is pooled separately.</param>
/// <param name="Vertical">The window along the height; <see cref="PoolWindow.One"/> for signals.</param>
/// <param name="Horizontal">The window along the width, or along the length of a signal.</param>
/// <param name="CountPadding">
/// Whether padding counts in the divisor of a mean, as PyTorch's count_include_pad; true by default.
/// </param>
public sealed record PoolDescription(
    string Name,
    PoolKind Kind,
    SampleShape Input,
    PoolWindow Vertical,
    PoolWindow Horizontal,
    bool CountPadding = true)
    : OperationDescription(Name)
{
    /// <inheritdoc/>
    public override SampleShape InputShape => Input;

    /// <inheritdoc/>
    public override SampleShape OutputShape =>
        Input.With(Input.Channels, Vertical.Outputs(Input.Height), Horizontal.Outputs(Input.Width));

    /// <inheritdoc/>
    internal override OperationFault? Fault => FindFault(Input)
        ?? ((Vertical.FindRemedy(Input.Height, Input.Rank == 3 ? " in height" : string.Empty)
            ?? Horizontal.FindRemedy(
                Input.Width, Input.Rank == 3 ? " in width" : string.Empty)) is { } remedy ? MakeFault(remedy) : null);

    private OperationFault MakeFault(string remedy)
    {
        string image = Input.Rank == 3 ? $"{Input.Height} x {Input.Width} images" : $"signals of {Input.Width}";
        return new OperationFault(
            $"slides a window of {Format(Vertical.Kernel, Horizontal.Kernel)} in steps of {Format(Vertical.Stride, Horizontal.Stride)} over {image} padded by {Format(Vertical.Padding, Horizontal.Padding)}",
            remedy);
    }

    private string Format(int vertical, int horizontal) =>
        Input.Rank == 3 ? $"{vertical} x {horizontal}" : $"{horizontal}";
}
