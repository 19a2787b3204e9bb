using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Measurement;
using PaperNetworks.Measuring;
using PaperNetworks.Networks;

namespace PaperNetworks.Reporting;

/// <summary>What was measured of a network at one batch in one precision.</summary>
/// <param name="Network">The network.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="WeightType">How our weights are stored; the baseline's are always float32.</param>
/// <param name="Baseline">The fastest form of ONNX Runtime.</param>
/// <param name="Dense">All of our layers dense.</param>
/// <param name="Balanced">Our layers balanced, but for those that are faster dense.</param>
/// <param name="Difference">How far an output of ours is from a baseline's, as a share of the largest.</param>
/// <param name="Layers">What our layers take.</param>
/// <param name="BaselineLayers">
/// What the baseline's layers take, in microseconds; null where they cannot be told apart.
/// </param>
internal sealed record NetworkFigures(
    PaperNetwork Network,
    int Batch,
    WeightType WeightType,
    CallTime Baseline,
    CallTime Dense,
    CallTime Balanced,
    double Difference,
    IReadOnlyList<LayerTime> Layers,
    IReadOnlyList<double>? BaselineLayers)
{
    /// <summary>Gets how many of our calls fit into one of the baseline's.</summary>
    public double Ratio => Baseline.Median / Balanced.Median;

    /// <summary>Gets the layers that stayed dense because they are faster so.</summary>
    public IReadOnlyList<string> LayersSlowerThanDense =>
        [.. Layers.Where(layer => layer.IsSlowerThanDense).Select(layer => layer.Name)];
}
