using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>What turns the state of the language model into scores of its 10,000 words.</summary>
internal static partial class PtbProjection
{
    public static NetworkLayer Layer { get; } = NetworkLayer.Of(
        "projection", LayerForm.Linears(Float32.Descriptions, Float32.Create), LayerForm.Linears(
            BFloat16.Descriptions, BFloat16.Create));

    [Linear(1500, 10000, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Float32;

    [Linear(1500, 10000, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class BFloat16;
}
