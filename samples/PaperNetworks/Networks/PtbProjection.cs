using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>What turns the state of the language model into scores of its 10,000 words.</summary>
internal static partial class PtbProjection
{
    public static NetworkLayer Layer { get; } = new(
        "projection",
        LayerForm.Linear(Dense.Description, Dense.Create),
        LayerForm.Linear(Balanced.Description, Balanced.Create),
        LayerForm.Linear(DenseBFloat16.Description, DenseBFloat16.Create),
        LayerForm.Linear(BalancedBFloat16.Description, BalancedBFloat16.Create));

    [Linear(1500, 10000)]
    internal sealed partial class Dense;

    [Linear(1500, 10000)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Balanced;

    [Linear(1500, 10000, Weights = Precision.BFloat16)]
    internal sealed partial class DenseBFloat16;

    [Linear(1500, 10000, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class BalancedBFloat16;
}
