using System;
using System.Collections.Generic;
using Benchmarks.Results;

namespace Benchmarks.Tests;

/// <summary>Results that nobody measured, with numbers that are easy to reckon with.</summary>
internal static class Examples
{
    public static MachineLimits Limits { get; } = new(
        new Dictionary<int, double> { [1] = 20, [2] = 40 },
        new Dictionary<int, double> { [1] = 100, [2] = 200 },
        new Dictionary<int, double> { [1] = 120, [2] = 240 },
        new Dictionary<int, double> { [1] = 100, [2] = 200 });

    public static MachineDescription Machine { get; } = new(
        "A processor", 2, "avx512", 1 << 20, 32 << 20, 1L << 33, "A system", ".NET 10", new Dictionary<string, string> { ["ONNX Runtime"] = "1.2.3" }, new Dictionary<string, string> { ["OpenBLAS"] = "not installed" });

    /// <summary>
    /// 4096 x 4096 at 32:6 in float32, batch 1, two threads, hot: 15,728,640 packed bytes in 500 microseconds.
    /// </summary>
    public static ResultRow Row { get; } = new(
        "Square4096",
        4096,
        4096,
        "32:6",
        "float32",
        Batch: 1,
        Threads: 2,
        "avx512",
        "hot",
        Microseconds: 500,
        Spread: 0.02,
        new Dictionary<string, double> { ["Slow, \"old\""] = 7000, ["Fast"] = 5000 },
        "Fast",
        BestBaselineMicroseconds: 5000,
        Ratio: 10,
        "Half",
        SixteenBitBaselineMicroseconds: 2500,
        Int8Baseline: null,
        Int8BaselineMicroseconds: null,
        PackedBytes: 15_728_640,
        MemoryReadGBs: null,
        "cache",
        LimitShare: 0.75,
        "A processor");

    public static BenchmarkResults Results(params IReadOnlyList<ResultRow> rows) => new(
        new RunDescription(
            "quick",
            Filter: null,
            Threads: 2,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "abc",
            IsComplete: true,
            OthersShare: 0.01),
        Machine,
        Limits,
        rows);
}
