using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using PaperNetworks.Measuring;
using PaperNetworks.Networks;
using Rivals.Timing;

namespace PaperNetworks.Reporting;

/// <summary>What was measured of a network at one batch in one precision.</summary>
/// <param name="Network">The network.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Weights">How our weights are stored; the rival's are always float32.</param>
/// <param name="Rival">The fastest form of ONNX Runtime.</param>
/// <param name="Dense">All of our layers dense.</param>
/// <param name="Balanced">Our layers balanced, but for those that are faster dense.</param>
/// <param name="Difference">How far an output of ours is from a rival's, as a share of the largest.</param>
/// <param name="Layers">What our layers take.</param>
/// <param name="RivalLayers">What the rival's layers take, in microseconds; null where they cannot be told apart.</param>
internal sealed record NetworkFigures(
    PaperNetwork Network,
    int Batch,
    Precision Weights,
    CallTime Rival,
    CallTime Dense,
    CallTime Balanced,
    double Difference,
    IReadOnlyList<LayerTime> Layers,
    IReadOnlyList<double>? RivalLayers)
{
    /// <summary>Gets how many of our calls fit into one of the rival's.</summary>
    public double Ratio => Rival.Median / Balanced.Median;

    /// <summary>Gets the layers that stayed dense because they are faster so.</summary>
    public IReadOnlyList<string> LayersSlowerThanDense => [.. Layers.Where(layer => layer.IsSlowerThanDense).Select(layer => layer.Name)];
}
