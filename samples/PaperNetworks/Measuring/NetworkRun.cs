using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Measurement;
using PaperNetworks.Networks;
using PaperNetworks.Reporting;
using Baselines;
using Baselines.Timing;

namespace PaperNetworks.Measuring;

/// <summary>
/// Measures one network at one batch: chooses the forms of its layers, holds all to the baseline, times them by turns.
/// </summary>
/// <param name="network">The layers.</param>
/// <param name="data">What every run computes.</param>
/// <param name="threads">Threads per call, for ours and for the baseline.</param>
/// <param name="screening">How long to look at each form of the baseline.</param>
/// <param name="budget">How long choosing may take, and the last timing.</param>
internal sealed class NetworkRun(
    LoadedNetwork network, NetworkData data, int threads, TimingBudget screening, TimingBudget budget)
    : IDisposable
{
    private const int Finalists = 2;
    private const int ProfiledRuns = 5;

    private readonly List<OurForms> forms = [];

    /// <summary>Measures.</summary>
    /// <returns>A row for each precision.</returns>
    /// <exception cref="WrongResultException">
    /// An output is further from the baseline's than rounding explains.
    /// </exception>
    public IReadOnlyList<NetworkFigures> Measure()
    {
        foreach (WeightType weights in LoadedNetwork.Precisions)
            forms.Add(Choose(weights));

        NetworkBaseline[] finalists = [.. FindFinalists()];
        IReadOnlyList<CallTime> times = Time(finalists);
        CallTime[] baselines = [.. times.Take(finalists.Length)];
        CallTime best = baselines.MinBy(baseline => baseline.Median)!;
        IReadOnlyList<double>? layers = network.Network.HasLayerTimes
            ? finalists[Array.IndexOf(baselines, best)].TimeLayers?.Invoke(ProfiledRuns)
            : null;
        return
        [
            .. forms.Select((form, at) => new NetworkFigures(
                network.Network, data.Batch, form.WeightType, best, times[finalists.Length + (2 * at)], times[
                    finalists.Length + (2 * at) + 1], form.Difference, form.Layers, layers)),
        ];
    }

    public void Dispose() => forms.ForEach(form => form.Dispose());

    private OurForms Choose(WeightType weights)
    {
        OurNetwork dense = new($"ours dense {weights}", network.Layers(weights, isDense: true), data);
        OurNetwork balanced = new($"ours balanced {weights}", network.Layers(weights, isDense: false), data);
        IReadOnlyList<LayerTime> layers = Dispatch.Time(network.Network, dense, balanced, budget);
        return new OurForms(
            weights, dense, balanced, Dispatch.Choose($"ours {weights}", dense, balanced, layers, data), layers);
    }

    // One baseline is in memory at a time.
    private IEnumerable<NetworkBaseline> FindFinalists() => NetworkBaseline.Of(network, data, threads)
        .Select(baseline =>
        {
            using IContestant contestant = baseline.Load();
            contestant.Run();
            forms.ForEach(form => form.Check(contestant));
            return (Baseline: baseline, Time: PairedTimer.Measure([contestant], screening)[0].Median);
        })
        .ToArray()
        .OrderBy(entry => entry.Time)
        .Take(Finalists)
        .Select(entry => entry.Baseline);

    private IReadOnlyList<CallTime> Time(NetworkBaseline[] finalists)
    {
        List<IContestant> contestants = [];
        try
        {
            contestants.AddRange(finalists.Select(baseline => baseline.Load()));

            // Loading leaves a few times the weights behind, which would be collected in the middle of a burst.
            GC.Collect();
            return PairedTimer.Measure(
                [.. contestants, .. forms.SelectMany(form => new IContestant[] { form.Dense, form.Chosen })], budget);
        }
        finally
        {
            contestants.ForEach(contestant => contestant.Dispose());
        }
    }
}
