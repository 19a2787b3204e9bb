using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Results;
using GpuBundle.Bench.Vendors;
using Measurement;
using OfflineKernels;

namespace GpuBundle.Bench.Measuring;

/// <summary>
/// Measures one layer at one batch after the other, beside the vendor's products of a matrix of its shape.
/// </summary>
internal sealed class LayerBench : IDisposable
{
    private readonly GpuDevice device;
    private readonly GpuLayer layer;
    private readonly LinearWeights weights;
    private readonly IVendorMatrix? matrix;
    private readonly TurnTimer timer;
    private readonly CeilingsRow ceilings;
    private readonly GpuLinearEngine engine;

    /// <param name="device">Where it runs.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="matrix">The vendor's matrix of the same shape; null for none.</param>
    /// <param name="timer">What times them.</param>
    /// <param name="ceilings">What the device's memory gives.</param>
    public LayerBench(
        GpuDevice device,
        GpuLayer layer,
        LinearWeights weights,
        IVendorMatrix? matrix,
        TurnTimer timer,
        CeilingsRow ceilings)
    {
        this.device = device;
        this.layer = layer;
        this.weights = weights;
        this.matrix = matrix;
        this.timer = timer;
        this.ceilings = ceilings;
        engine = layer.Create(device, weights);
    }

    /// <summary>Measures one case of the layer.</summary>
    /// <param name="bench">The case.</param>
    /// <param name="missing">Gets the vendor's products that fail, and why.</param>
    public ResultRow Measure(BenchCase bench, IDictionary<string, string> missing)
    {
        using PlacedLayer ours = new(engine, weights, bench, device.HasTensorCores);
        string? problem = ours.FindProblem();
        (IVendorProduct Product, bool IsRight)[] baselines = [.. Check(matrix?.Products(bench.Batch) ?? [], missing)];

        IReadOnlyList<CallTime> times = timer.Measure(
            [
                new Contestant(bench.Name, ours.Launch),
                .. baselines.Select(baseline => new Contestant(baseline.Product.Name, baseline.Product.Launch))]);
        LinearDescription description = layer.Description;
        double reached = engine.PackedBytes / times[0].Median / 1e3;
        return new ResultRow(
            description.Name,
            Spelling.Of(description.Pattern),
            Spelling.Of(description.WeightType),
            description.Outputs,
            description.Inputs,
            bench.Batch,
            KernelName.Of(layer, device, bench.Batch),
            device.Name,
            Times.Of(times[0]),
            [.. baselines.Select((baseline, index) => Row(baseline.Product, times[index + 1], baseline.IsRight))],
            engine.PackedBytes,
            reached / ceilings.ReadGBs,
            reached / ceilings.CopyGBs,
            problem is null,
            problem);
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();

    private static List<(IVendorProduct Product, bool IsRight)> Check(
        IReadOnlyList<IVendorProduct> products, IDictionary<string, string> missing)
    {
        List<(IVendorProduct, bool)> working = [];
        foreach (IVendorProduct product in products)
        {
            try
            {
                working.Add((product, product.IsRight()));
            }
            catch (InvalidOperationException error)
            {
                // A form that this version of the library does not have.
                missing.TryAdd(product.Name, error.Message);
            }
        }

        return working;
    }

    private static BaselineRow Row(IVendorProduct product, CallTime time, bool right) =>
        new(
            product.Name,
            product.WeightType,
            Spelling.Dense,
            time.Median,
            time.LowerQuartile,
            time.UpperQuartile,
            right);
}
