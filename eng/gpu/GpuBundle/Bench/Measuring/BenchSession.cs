using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Ceilings;
using GpuBundle.Bench.Clocks;
using GpuBundle.Bench.Results;
using GpuBundle.Bench.Vendors;

namespace GpuBundle.Bench.Measuring;

/// <summary>The whole of the bench between a device and its results.</summary>
internal sealed class BenchSession : IDisposable
{
    private static readonly int[] NetworkBatches = [1, 8];

    private readonly GpuDevice device;
    private readonly BenchSet set;
    private readonly string? only;
    private readonly BenchScale scale;
    private readonly TimeBudget budget;
    private readonly DeviceMemory memory;
    private readonly CacheFlush flush;
    private readonly IDeviceClock clock;
    private readonly CuBlas? vendor;
    private readonly Dictionary<string, string> missing = [];
    private readonly List<NetworkRow> networks = [];
    private DeviceDescription description;
    private CeilingsRow? ceilings;
    private BenchRun? run;

    /// <summary>Prepares a run.</summary>
    /// <param name="device">Where.</param>
    /// <param name="set">What, chosen from already.</param>
    /// <param name="only">How it was chosen from; null for the whole set.</param>
    /// <param name="scale">How large the measurements around it are.</param>
    /// <param name="cublas">The folder of cuBLAS; null for the usual places.</param>
    /// <param name="budget">How long it may take.</param>
    public BenchSession(
        GpuDevice device, BenchSet set, string? only, BenchScale scale, string? cublas, TimeBudget budget)
    {
        this.device = device;
        this.set = set;
        this.only = only;
        this.scale = scale;
        this.budget = budget;
        memory = new DeviceMemory(device, scale.Groups);
        flush = new CacheFlush(memory, scale.FlushBytes);
        clock = device.Family == GpuDeviceFamily.Cuda ? new CudaEventClock(device) : new HostClock(device);
        description = DeviceProbe.Describe(device, clock.Name, flush.Bytes);
        if (!CuBlas.TryOpen(device, memory, cublas, out vendor, out string failure))
            missing.Add("cuBLAS", failure);
    }

    /// <summary>Gets what is known so far; null before the ceilings are.</summary>
    public BenchResults? Results => ceilings is null ? null : new BenchResults(
        new RunDescription(
            set.Name,
            only,
            budget.Most.TotalSeconds,
            budget.Gone.TotalSeconds,
            budget.Date,
            DeviceProbe.Commit,
            CasesLeft == 0,
            CasesLeft,
            vendor is null
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { [vendor.Name] = vendor.Version },
            new Dictionary<string, string>([.. missing, .. run?.Missing ?? new Dictionary<string, string>()])),
        description,
        ceilings,
        run?.Rows ?? [],
        networks,
        run?.Failures ?? []);

    private int CasesLeft => set.Cases.Count - (run?.Rows.Count ?? 0);

    /// <summary>Measures the ceilings, the networks, and the cases.</summary>
    /// <param name="progress">Is told what was measured.</param>
    /// <param name="measured">Is told after each layer that there are more results.</param>
    /// <param name="cancellation">Ends the run after the case that is measured.</param>
    public void Measure(Action<string> progress, Action measured, CancellationToken cancellation)
    {
        ceilings = MeasureCeilings();
        progress(
            FormattableString.Invariant(
                $"reads {ceilings.ReadGBs:F0} GB/s, copies {ceilings.CopyGBs:F0} GB/s, multiplies {ceilings.ProductTFlops ?? 0:F0} TFLOP/s, nothing takes {ceilings.EmptyMicroseconds:F1} us"));
        if (set.Network is { } network)
            networks.AddRange(
                NetworkBatches.TakeWhile(_ => !budget.IsOver).Select(batch =>
                    NetworkMeasurement.Measure(device, network, batch, set.Rounds)));
        foreach (NetworkRow row in networks)
            progress(
                FormattableString.Invariant(
                    $"{row.Layers} small layers, batch {row.Batch}: {row.SeparateMicroseconds.Median:F0} us launched, {row.CapturedMicroseconds.Median:F0} us captured"));

        run = new BenchRun(device, set.Cases, vendor, new TurnTimer(clock, flush.Run, set.Rounds), ceilings);
        run.Measure(budget, Measured, cancellation);

        // Just after work: an idle device is slow.
        description = description with { Clocks = DeviceProbe.Clocks(device) };

        void Measured()
        {
            progress($"{run.Rows.Count} of {set.Cases.Count} rows, {run.Failures.Count} failures");
            measured();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        vendor?.Dispose();
        clock.Dispose();
        flush.Dispose();
    }

    private CeilingsRow MeasureCeilings()
    {
        double? product = null;
        if (vendor is not null)
        {
            // Multiply-adds are two operations.
            using IVendorMatrix matrix = vendor.Matrix(scale.ProductSide, scale.ProductSide);
            IVendorProduct large =
                matrix.Products(scale.ProductSide).First(entry => entry.WeightType == NumberKind.Float16.Name);
            product = 2 * Math.Pow(scale.ProductSide, 3) / BandwidthMeasurement.Best(clock, large.Launch) / 1e6;
        }

        return new CeilingsRow(
            BandwidthMeasurement.Read(memory, clock, scale.CeilingBytes),
            BandwidthMeasurement.Copy(memory, clock, scale.CeilingBytes),
            BandwidthMeasurement.Empty(clock, flush.Run),
            product,
            product is null ? null : scale.ProductSide);
    }
}
