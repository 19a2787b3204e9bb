using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>The speech model for TIMIT: 1,024 units in both directions over frames of 123 numbers, 87.5% removed, 32:4.</summary>
internal static partial class CtcLstm
{
    public static NetworkLayer Layer { get; } = new(
        "lstm",
        LayerForm.Recurrent(Dense.Description, Dense.Create),
        LayerForm.Recurrent(Balanced.Description, Balanced.Create),
        LayerForm.Recurrent(DenseBFloat16.Description, DenseBFloat16.Create),
        LayerForm.Recurrent(BalancedBFloat16.Description, BalancedBFloat16.Create));

    [Lstm(123, 1024, Bidirectional = true)]
    internal sealed partial class Dense;

    [Lstm(123, 1024, Bidirectional = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Balanced;

    [Lstm(123, 1024, Bidirectional = true, Weights = Precision.BFloat16)]
    internal sealed partial class DenseBFloat16;

    [Lstm(123, 1024, Bidirectional = true, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class BalancedBFloat16;
}
