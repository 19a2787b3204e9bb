using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Measurement;
using PaperNetworks.Networks;
using Baselines.Timing;

namespace PaperNetworks.Measuring;

/// <summary>
/// Chooses the form of each layer once, when a network is built: the balanced one, unless the dense one is faster.
/// </summary>
/// <remarks>
/// Layers are timed inside their networks, so that their weights are where they are in use: in the cache, or in memory
/// because the other layers took their place. What counts is the time that a quarter of the bursts beat: what else the
/// machine does only adds to it, and a layer is chosen once.
/// </remarks>
internal static class Dispatch
{
    private const int FewestRounds = 3;

    /// <summary>Times every layer in both forms, by turns.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dense">All layers dense.</param>
    /// <param name="balanced">All layers balanced.</param>
    /// <param name="budget">How long that may take.</param>
    public static IReadOnlyList<LayerTime> Time(
        PaperNetwork network, OurNetwork dense, OurNetwork balanced, TimingBudget budget)
    {
        long begin = Stopwatch.GetTimestamp();
        List<double[]> denseBursts = [];
        List<double[]> balancedBursts = [];
        for (int round = 0; round < budget.Rounds
            && (round < FewestRounds || Stopwatch.GetElapsedTime(begin) < budget.Most); round++)
        {
            denseBursts.Add(Burst(dense, budget));
            balancedBursts.Add(Burst(balanced, budget));
        }

        return
        [
            .. network.Layers.Select((layer, at) =>
            {
                double ofDense = LowerQuartile(layer.Name, denseBursts, at);
                return new LayerTime(
                    layer.Name,
                    ofDense,
                    dense.Layers[at] == balanced.Layers[at] ? ofDense : LowerQuartile(layer.Name, balancedBursts, at));
            }),
        ];
    }

    /// <summary>Puts the network together of the faster form of each layer.</summary>
    /// <param name="name">What a table calls it.</param>
    /// <param name="dense">All layers dense.</param>
    /// <param name="balanced">All layers balanced.</param>
    /// <param name="times">What they take.</param>
    /// <param name="data">What every run computes.</param>
    public static OurNetwork Choose(
        string name, OurNetwork dense, OurNetwork balanced, IReadOnlyList<LayerTime> times, NetworkData data) =>
        new(name, [.. times.Select((time, at) => (time.IsSlowerThanDense ? dense : balanced).Layers[at])], data);

    private static double LowerQuartile(string name, List<double[]> bursts, int layer) =>
        CallTime.Of(name, bursts.Select(burst => burst[layer])).LowerQuartile;

    private static double[] Burst(OurNetwork network, TimingBudget budget)
    {
        Run(network, new double[network.Layers.Count], budget.WarmUp);
        double[] microseconds = new double[network.Layers.Count];
        int runs = Run(network, microseconds, budget.Burst);
        return Array.ConvertAll(microseconds, sum => sum / runs);
    }

    private static int Run(OurNetwork network, double[] microseconds, TimeSpan atLeast)
    {
        long begin = Stopwatch.GetTimestamp();
        int runs = 0;
        do
        {
            network.Run(microseconds);
            runs++;
        }
        while (Stopwatch.GetElapsedTime(begin) < atLeast);

        return runs;
    }
}
