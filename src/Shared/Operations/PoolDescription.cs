namespace BalancedKernels;

/// <summary>Everything that was fixed when a pooling layer was declared.</summary>
/// <param name="Name">The layer's class.</param>
/// <param name="Kind">What is made of the numbers in a window.</param>
/// <param name="Input">Channels of signals or images; windows slide over each channel by itself.</param>
/// <param name="Vertical">The window over the rows; <see cref="PoolWindow.One"/> for signals.</param>
/// <param name="Horizontal">The window over the columns.</param>
/// <param name="CountPadding">
/// Whether a mean divides by the whole window, padding included, as PyTorch's count_include_pad says; true is its
/// default.
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
            $"slides a window of {Say(Vertical.Kernel, Horizontal.Kernel)} in steps of {Say(Vertical.Stride, Horizontal.Stride)} over {image} padded by {Say(Vertical.Padding, Horizontal.Padding)}",
            remedy);
    }

    private string Say(int vertical, int horizontal) =>
        Input.Rank == 3 ? $"{vertical} x {horizontal}" : $"{horizontal}";
}
