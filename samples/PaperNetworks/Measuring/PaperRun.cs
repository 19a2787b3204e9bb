using System;
using System.Collections.Generic;
using BalancedKernels;
using Measurement;
using PaperNetworks.CommandLine;
using PaperNetworks.Networks;
using PaperNetworks.Reporting;
using Programs;
using Baselines.Timing;

namespace PaperNetworks.Measuring;

/// <summary>The whole of the program between its options and its figures.</summary>
internal static class PaperRun
{
    // The same weights and inputs in every run.
    private const int Seed = 1;

    /// <summary>Measures networks one after the other.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="screening">How long to look at each form of the baseline.</param>
    /// <param name="budget">How long each timing that counts may take.</param>
    /// <param name="progress">Told what comes next.</param>
    /// <exception cref="WrongResultException">
    /// An output is further from ONNX Runtime's than rounding explains.
    /// </exception>
    public static PaperResults Measure(
        PaperOptions options, TimingBudget screening, TimingBudget budget, Action<string> progress)
    {
        using ComputeDevice device = options.Device is { } name
            ? ComputeDevice.Open(name, options.Threads)
            : ComputeDevice.Best(options.Threads);
        DateTimeOffset began = DateTimeOffset.UtcNow;
        List<NetworkFigures> rows = [];
        foreach (PaperNetwork network in options.Networks)
        {
            progress($"{network.Name}: drawing and packing weights");
            using LoadedNetwork loaded = new(network, Seed, device);
            foreach (int batch in options.Batches)
            {
                progress($"{network.Name}, batch {batch}: measuring");
                NetworkData data =
                    NetworkData.Draw(network, loaded.Layers(WeightType.Float32, isDense: true), batch, Seed);
                using NetworkRun run = new(loaded, data, options.Threads, screening, budget);
                rows.AddRange(run.Measure());
            }
        }

        return new PaperResults(ProcessorName.Text, device.Name, device.Reason, options.Threads, began, rows);
    }
}
