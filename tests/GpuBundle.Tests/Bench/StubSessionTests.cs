using System;
using System.Linq;
using System.Threading;
using BalancedKernels.Gpu.Testing.Driver;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Measuring;
using GpuBundle.Bench.Results;
using GpuBundle.Tests.Bench.Layers;
using GpuBundle.Tests.Bench.Vendors;

namespace GpuBundle.Tests.Bench;

/// <summary>The whole bench on a CUDA device, with kernels that the interpreter executes.</summary>
public sealed class StubSessionTests : StubDeviceTests
{
    [Fact]
    public void Rows_are_measured_by_device_events_and_right()
    {
        using BenchSession session = Session(Minutes, TinyLayers.Set);
        session.Measure(_ => { }, () => { }, CancellationToken.None);

        BenchResults results = session.Results!;
        Assert.Equal((true, 0, "device events"), (results.Run.IsComplete, results.Run.CasesLeft, results.Device.Timer));
        Assert.Equal("12.8.4", results.Run.Libraries["cuBLAS"]);
        Assert.Equal(
            ["32:6 float16 b1", "32:6 float16 b8", "32:16 float32 b1"],
            results.Rows.Select(row => $"{row.Pattern} {row.Weights} b{row.Batch}"));
        Assert.All(results.Rows, row => Assert.True(row.Verified, row.Problem));
        Assert.All(
            results.Rows, row => Assert.All(row.Baselines, baseline => Assert.True(baseline.Verified, baseline.Name)));
        Assert.Equal([14, 8, 14], results.Rows.Select(row => row.Baselines.Count));
        Assert.Equal(
            ["HalfLayer_64x96_B32K6_Gemv", "HalfLayer_64x96_B32K6_TensorSmallBatch", "SingleLayer_96x64_B32K16_Gemv"],
            results.Rows.Select(row => row.Kernel));
        Assert.All(
            results.Rows,
            row => Assert.True(
                row.OursMicroseconds.Lower <= row.OursMicroseconds.Median
                    && row.OursMicroseconds.Median <= row.OursMicroseconds.Upper));
        Assert.Equal(
            [(1, true, true), (8, true, true)],
            results.Networks.Select(network => (network.Batch, network.IsGraph, network.Verified)));
        Assert.True(results.Ceilings is { ReadGBs: > 0, CopyGBs: > 0, ProductTFlops: > 0, ProductSide: 16 });
    }

    [Fact]
    public void When_the_time_is_over_what_was_measured_is_kept()
    {
        // The clock is looked at once at the beginning, and before each layer and case.
        BenchResults results = Run(new TimeBudget(new SteppingTime(), TimeSpan.FromSeconds(3)));

        Assert.Equal((false, 2), (results.Run.IsComplete, results.Run.CasesLeft));
        Assert.Equal([1], results.Rows.Select(row => row.Batch));
        Assert.Equal(
            (3.0, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            (results.Run.BudgetSeconds, results.Run.Date));
    }

    [Fact]
    public void A_run_without_time_still_knows_the_ceilings()
    {
        using BenchSession session = Session(new TimeBudget(new SteppingTime(), TimeSpan.Zero), TinyLayers.Set);
        session.Measure(_ => { }, () => { }, CancellationToken.None);

        BenchResults results = session.Results!;
        Assert.Equal((0, 0, 3), (results.Rows.Count, results.Networks.Count, results.Run.CasesLeft));
        Assert.True(results.Ceilings.ReadGBs > 0);
    }

    [Fact]
    public void A_run_that_is_cancelled_begins_nothing_more()
    {
        using CancellationTokenSource cancellation = new();
        using BenchSession session = Session(Minutes, WithoutNetwork);

        session.Measure(_ => { }, cancellation.Cancel, cancellation.Token);

        Assert.Equal((false, 2), (session.Results!.Run.IsComplete, session.Results.Rows.Count));
    }

    [Fact]
    public void Kernels_that_write_nothing_are_noticed()
    {
        InterpretedKernels.TurnOff();
        BenchResults results = Run(Minutes);

        Assert.All(results.Rows, row => Assert.Contains("gives NaN for output", row.Problem, StringComparison.Ordinal));
        Assert.All(results.Rows, row => Assert.False(row.Verified));
        Assert.All(results.Rows, row => Assert.All(row.Baselines, baseline => Assert.False(baseline.Verified)));
        Assert.False(results.IsRight);
    }

    [Fact]
    public void A_layer_that_fails_leaves_the_others_measured()
    {
        using BenchSession session = Session(Minutes, WithoutNetwork);
        session.Measure(FailNext, () => { }, CancellationToken.None);

        BenchResults results = session.Results!;
        FailureRow failure = Assert.Single(results.Failures);
        Assert.Equal("HalfLayer", failure.Case);
        Assert.Contains("cannot compile HalfLayer_64x96_B32K6_Gemv", failure.Message, StringComparison.Ordinal);
        Assert.Equal("float32", Assert.Single(results.Rows).Weights);
        Assert.Equal((2, false), (results.Run.CasesLeft, results.IsRight));

        static void FailNext(string line)
        {
            if (line.StartsWith("reads", StringComparison.Ordinal))
                StubDriver.Force("cuModuleLoadDataEx", 999);
        }
    }

    [Fact]
    public void A_baseline_with_wrong_numbers_does_not_count()
    {
        StubCuBlas.Reset(fault: true);
        BenchResults results = Run(Minutes);

        // 96 rows of 64 columns are what the stub then reads wrongly.
        ResultRow row = results.Rows[0];
        Assert.Contains(row.Baselines, baseline => baseline is { Name: "cuBLAS float16 GemmEx", Verified: false });
        Assert.NotEqual("cuBLAS float16 GemmEx", row.BestBaseline);
        Assert.True(row.Verified);
    }

    private static TimeBudget Minutes => new(TimeProvider.System, TimeSpan.FromMinutes(5));

    private static BenchSet WithoutNetwork => TinyLayers.Set with { Network = null };

    private BenchResults Run(TimeBudget budget)
    {
        using BenchSession session = Session(budget, WithoutNetwork);
        session.Measure(_ => { }, () => { }, CancellationToken.None);
        return session.Results!;
    }

    private BenchSession Session(TimeBudget budget, BenchSet set) =>
        new(Device, set, only: null, Scale, Folder, budget);
}
