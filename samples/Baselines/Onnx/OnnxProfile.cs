using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Baselines.Onnx;

/// <summary>Reads the file in which ONNX Runtime says what each operator of each run took.</summary>
/// <remarks>
/// Operators run in the order of the layers, and each layer has one that does its work. What stands between them (a
/// sum, an activation that was not fused, another layout of an image) counts for the layer before it, or for the first
/// where there is none.
/// </remarks>
internal static class OnnxProfile
{
    private const string Run = "model_run";
    private const string KernelTime = "_kernel_time";

    private static readonly string[] Workers =
        ["Conv", "FusedConv", "MaxPool", "Gemm", "FusedGemm", "MatMul", "FusedMatMul"];

    /// <summary>
    /// Finds the microseconds of every layer that a quarter of the measured runs beat, layer by layer.
    /// </summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="layers">How many layers a run has.</param>
    /// <param name="skippedRuns">Runs at the beginning that do not count.</param>
    /// <exception cref="InvalidDataException">A run has another number of operators that work.</exception>
    public static IReadOnlyList<double> LayersOf(ReadOnlyMemory<byte> json, int layers, int skippedRuns)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<double[]> runs = [];
        double[] times = new double[layers];
        int layer = -1;
        foreach (JsonElement entry in document.RootElement.EnumerateArray())
        {
            string name = entry.GetProperty("name").GetString()!;
            if (name == Run)
            {
                if (layer + 1 != layers)
                    throw new InvalidDataException(
                        $"ONNX Runtime ran {layer + 1} layers, not {layers}; its graph was fused in a way that is not known here.");

                runs.Add(times);
                times = new double[layers];
                layer = -1;
            }
            else if (name.EndsWith(KernelTime, StringComparison.Ordinal))
            {
                if (Workers.Contains(entry.GetProperty("args").GetProperty("op_name").GetString()))
                    layer++;

                times[Math.Clamp(layer, 0, layers - 1)] += entry.GetProperty("dur").GetDouble();
            }
        }

        double[][] counted = [.. runs.Skip(skippedRuns)];
        return [.. Enumerable.Range(0, layers).Select(at => LowerQuartile(counted.Select(run => run[at])))];
    }

    private static double LowerQuartile(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 4];
    }
}
