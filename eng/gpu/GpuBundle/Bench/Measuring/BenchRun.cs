using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BalancedKernels;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Results;
using GpuBundle.Bench.Vendors;
using ILGPU.Runtime;
using OfflineKernels;

namespace GpuBundle.Bench.Measuring;

/// <summary>Measures the cases of a set, layer by layer, until they are done or the time is over.</summary>
/// <param name="device">Where they run.</param>
/// <param name="cases">The cases, all of a layer after each other.</param>
/// <param name="vendor">The vendor's library; null without one.</param>
/// <param name="timer">What times them.</param>
/// <param name="ceilings">What the device's memory gives.</param>
internal sealed class BenchRun(
    GpuDevice device, IReadOnlyList<BenchCase> cases, IVendorLibrary? vendor, TurnTimer timer, CeilingsRow ceilings)
{
    private readonly List<ResultRow> rows = [];
    private readonly List<FailureRow> failures = [];
    private readonly Dictionary<string, string> missing = [];

    /// <summary>Gets the rows measured so far.</summary>
    public IReadOnlyList<ResultRow> Rows => rows;

    /// <summary>Gets the cases that failed so far.</summary>
    public IReadOnlyList<FailureRow> Failures => failures;

    /// <summary>Gets the vendor's products that failed, and why.</summary>
    public IReadOnlyDictionary<string, string> Missing => missing;

    /// <summary>Measures. What fails is written down, and the next is measured.</summary>
    /// <param name="budget">No case begins after it is over.</param>
    /// <param name="measured">Is told after each layer.</param>
    /// <param name="cancellation">No case begins after it.</param>
    public void Measure(TimeBudget budget, Action measured, CancellationToken cancellation)
    {
        IGrouping<GpuLayer, BenchCase>[] layers = [.. cases.GroupBy(bench => bench.Layer)];
        WeightsAhead weights = new([.. layers.Select(layer => layer.Key)]);
        (int Rows, int Columns) shape = default;
        IVendorMatrix? matrix = null;
        try
        {
            foreach (IGrouping<GpuLayer, BenchCase> layer in layers)
            {
                if (IsOver())
                    return;

                // The next layer mostly has the same shape.
                if (shape != (layer.Key.Description.Outputs, layer.Key.Description.Inputs))
                {
                    shape = (layer.Key.Description.Outputs, layer.Key.Description.Inputs);
                    matrix?.Dispose();
                    matrix = vendor?.Matrix(shape.Rows, shape.Columns);
                }

                Measure(layer, weights.Take(), matrix, IsOver);
                measured();
            }
        }
        finally
        {
            matrix?.Dispose();
        }

        bool IsOver() => budget.IsOver || cancellation.IsCancellationRequested;
    }

    private void Measure(
        IGrouping<GpuLayer, BenchCase> layer, LinearWeights weights, IVendorMatrix? matrix, Func<bool> isOver)
    {
        string name = layer.Key.Description.Name;
        try
        {
            using LayerBench bench = new(device, layer.Key, weights, matrix, timer, ceilings);
            foreach (BenchCase one in layer.TakeWhile(_ => !isOver()))
            {
                name = one.Name;
                rows.Add(bench.Measure(one, missing));
            }
        }
        catch (Exception error) when (error is InvalidOperationException or AcceleratorException)
        {
            // A kernel that this driver does not compile, memory that runs out: other layers may still work.
            failures.Add(new FailureRow(name, error.Message));
        }
    }
}
