using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>
/// The speech model for TIMIT: 1,024 units in both directions over frames of 123 numbers, 87.5% removed, 32:4.
/// </summary>
internal static partial class CtcLstm
{
    public static NetworkLayer Layer { get; } = NetworkLayer.Of(
        "lstm", LayerForm.Recurrents(Float32.Descriptions, Float32.Create), LayerForm.Recurrents(
            BFloat16.Descriptions, BFloat16.Create));

    [Lstm(123, 1024, Bidirectional = true, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Float32;

    [Lstm(123, 1024, Bidirectional = true, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class BFloat16;
}
