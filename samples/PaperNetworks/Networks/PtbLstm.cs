using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>
/// A layer of the language model for the Penn Treebank: 1,500 units, 80% removed in the paper, 32:6 (81%) here.
/// </summary>
internal static partial class PtbLstm
{
    /// <summary>Makes a layer; both of the network are alike but for their weights.</summary>
    public static NetworkLayer Layer(string name) => NetworkLayer.Of(
        name, LayerForm.Recurrents(Float32.Descriptions, Float32.Create), LayerForm.Recurrents(
            BFloat16.Descriptions, BFloat16.Create));

    [Lstm(1500, 1500, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Float32;

    [Lstm(1500, 1500, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class BFloat16;
}
