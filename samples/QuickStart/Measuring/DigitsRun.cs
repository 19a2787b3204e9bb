using System;
using System.Collections.Generic;
using BalancedKernels;
using QuickStart.CommandLine;
using QuickStart.Images;
using QuickStart.Networks;
using QuickStart.Reporting;
using Baselines;

namespace QuickStart.Measuring;

/// <summary>The whole of the program between its options and its figures.</summary>
internal static class DigitsRun
{
    /// <summary>Prunes, packs, classifies, checks and times.</summary>
    public static Figures Measure(QuickStartOptions options)
    {
        DigitSet digits = options.Images is { } folder ? MnistFolder.Read(folder) : DrawnDigits.Draw(DrawnDigits.Seed);
        using SafetensorsFile file = SafetensorsFile.Open(DigitsNetwork.WeightsPath);
        using ComputeDevice device = Open(options);
        int threads = (device as CpuDevice)?.Threads ?? options.Threads ?? Environment.ProcessorCount;

        using DigitsNetwork dense = DigitsNetwork.Load(file, Patterns.Dense, device);
        using DigitsNetwork sparse = DigitsNetwork.Load(file, options.Layers, device);
        IReadOnlyList<float[]> outputs = sparse.Run(digits.Pixels, options.Batch);

        List<LayerFigures> layers = [];
        float[] input = digits.Pixels;
        for (int layer = 0; layer < outputs.Count; layer++)
        {
            DenseLayer baseline = ReadDense(file, DigitsNetwork.Names[layer], sparse.Layers[layer].Description);
            LayerMeasurement measurement =
                new(DigitsNetwork.Names[layer], sparse.Layers[layer], baseline, input, outputs[layer]);
            layers.Add(measurement.Measure(options.Batch, threads));
            input = outputs[layer];
        }

        return new Figures(
            device.Name,
            device.Reason,
            threads,
            options.Batch,
            digits.Source,
            Accuracy.Of(dense.Run(digits.Pixels, options.Batch)[^1], digits.Labels),
            Accuracy.Of(outputs[^1], digits.Labels),
            layers);
    }

    private static ComputeDevice Open(QuickStartOptions options)
    {
        int threads = options.Threads ?? 0;
        return options.Device is { } name ? ComputeDevice.Open(name, threads) : ComputeDevice.Best(threads);
    }

    private static DenseLayer ReadDense(SafetensorsFile file, string name, LinearDescription layer) => new(
        name,
        layer.Inputs,
        layer.Outputs,
        file[$"{name}.weight"].ReadFloats(),
        file[$"{name}.bias"].ReadFloats(),
        relu: layer.Activation == Activation.Relu);
}
