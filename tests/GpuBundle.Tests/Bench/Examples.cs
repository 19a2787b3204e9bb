using System;
using System.Collections.Generic;
using GpuBundle.Bench.Results;

namespace GpuBundle.Tests.Bench;

/// <summary>Results that nobody measured, with numbers that are easy to reckon with.</summary>
internal static class Examples
{
    /// <summary>
    /// 4096 x 4096 at 32:6 in float16, batch 1: 8 MiB of packed weights in 4 microseconds, and 32 MiB of dense ones in
    /// 12.
    /// </summary>
    public static ResultRow Row { get; } = new(
        "Balanced32x6",
        "32:6",
        "float16",
        Rows: 4096,
        Columns: 4096,
        Batch: 1,
        "Balanced32x6_4096x4096_B32K6_Gemv",
        "A GPU (CUDA)",
        new Times(4, 3.9, 4.5),
        [
            Baseline("cuBLAS float32 SGEMV", "float32", 24),
            Baseline("cuBLAS float16 GemmEx", "float16", 12),
            Baseline("cuBLAS bfloat16 GemmEx", "bfloat16", 14)],
        PackedBytes: 8 << 20,
        BandwidthShare: 0.5,
        CopyBandwidthShare: 0.55,
        Verified: true,
        Problem: null);

    public static BenchResults Results(params IReadOnlyList<ResultRow> rows) => new(
        new RunDescription(
            "quick",
            Only: null,
            BudgetSeconds: 330,
            Seconds: 60,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "abc",
            IsComplete: true,
            CasesLeft: 0,
            new Dictionary<string, string> { ["cuBLAS"] = "12.8.4" },
            new Dictionary<string, string> { ["PyTorch"] = "there is none" }),
        new DeviceDescription(
            "A GPU (CUDA)", 132, 80_000_000_000, "580.1", "clocks.sm 1980 MHz", "device events", 268_435_456),
        new CeilingsRow(4194.304, 4000, 2.5, 790, 8192),
        rows,
        [
            new NetworkRow(
                "Square1024", 16, 1, new Times(80, 79, 85), new Times(40, 39, 41), IsGraph: true, Verified: true)],
        Failures: []);

    public static BaselineRow Baseline(
        string name, string precision, double microseconds, string pattern = "dense", bool? verified = true) =>
        new(name, precision, pattern, microseconds, microseconds - 1, microseconds + 1, verified);
}
