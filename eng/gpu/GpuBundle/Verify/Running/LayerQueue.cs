using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BalancedKernels.Gpu;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.Results;

namespace GpuBundle.Verify.Running;

/// <summary>Has several connections to a device try layers, each the next one that nobody has tried.</summary>
/// <param name="layers">The layers.</param>
/// <param name="seed">What numbers are drawn from.</param>
/// <param name="progress">Is told what was tried.</param>
internal sealed class LayerQueue(IReadOnlyList<CheckedLayer> layers, int seed, Action<string> progress)
{
    private readonly IReadOnlyList<CaseResult>[] results = new IReadOnlyList<CaseResult>[layers.Count];
    private int taken;
    private int done;

    /// <summary>Tries all layers.</summary>
    /// <returns>The results in the layers' order, whoever was first.</returns>
    public IReadOnlyList<CaseResult> Run(IReadOnlyList<GpuDevice> devices)
    {
        Task.WaitAll(
            [
                .. devices.Select(device =>
                    Task.Factory.StartNew(
                        () => TryLayers(device),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default))]);
        return [.. results.SelectMany(layer => layer)];
    }

    private void TryLayers(GpuDevice device)
    {
        for (int next = Interlocked.Increment(ref taken) - 1;
             next < layers.Count;
             next = Interlocked.Increment(ref taken) - 1)
        {
            results[next] = LayerCheck.Run(layers[next], device, seed);
            int wrong = results[next].Count(result => result.Problem is not null);
            string verdict = wrong == 0 ? "right" : string.Create(CultureInfo.InvariantCulture, $"{wrong} WRONG");
            progress(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Interlocked.Increment(ref done)}/{layers.Count} {layers[next]}: {results[next].Count} cases, {verdict}"));
        }
    }
}
