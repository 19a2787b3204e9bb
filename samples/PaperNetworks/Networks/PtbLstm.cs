using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>A layer of the language model for the Penn Treebank: 1,500 units, 80% removed in the paper, 32:6 (81%) here.</summary>
internal static partial class PtbLstm
{
    /// <summary>Makes a layer; both of the network are alike but for their weights.</summary>
    public static NetworkLayer Layer(string name) => new(
        name,
        LayerForm.Recurrent(Dense.Description, Dense.Create),
        LayerForm.Recurrent(Balanced.Description, Balanced.Create),
        LayerForm.Recurrent(DenseBFloat16.Description, DenseBFloat16.Create),
        LayerForm.Recurrent(BalancedBFloat16.Description, BalancedBFloat16.Create));

    [Lstm(1500, 1500)]
    internal sealed partial class Dense;

    [Lstm(1500, 1500)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Balanced;

    [Lstm(1500, 1500, Weights = Precision.BFloat16)]
    internal sealed partial class DenseBFloat16;

    [Lstm(1500, 1500, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class BalancedBFloat16;
}
