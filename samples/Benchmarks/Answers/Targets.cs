using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Limits;
using Benchmarks.Results;
using Measurement;

namespace Benchmarks.Answers;

/// <summary>The performance goals of the CPU kernels, on a machine with AVX-512 and two cores.</summary>
internal static class Targets
{
    private const string SixOf32 = "32:6";
    private const string Float32 = "float32";
    private const long LargePackedBytes = 16_000_000;

    // Two measurements of the same kernel, seconds apart, differ by that much.
    private const double Noise = 0.05;

    /// <summary>Gets the goals, line by line.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        Over(
            "Batch 1, 32:6, float32, hot",
            "1024 x 1024: 5x over the best dense float32 baseline",
            5,
            Square(1024, Float32)),
        Over("Batch 1, 32:6, float32, hot", "4096 x 4096: 17x", 17, Square(4096, Float32)),
        Over("Batch 1, 32:6, float32, hot", "8192 x 8192: 5.5x", 5.5, Square(8192, Float32)),

        Over(
            "Batch 1, 32:6, 16-bit weights, hot",
            "4096 x 4096: 30x over the best dense float32 baseline",
            30,
            Square(4096, "float16", "bfloat16")),
        Over("Batch 1, 32:6, 16-bit weights, hot", "8192 x 8192: 8x", 8, Square(8192, "float16", "bfloat16")),

        new(
            "Batch 1, cold, packed weights of 16 MB or more",
            "92% of the measured read bandwidth from memory, any pattern and precision",
            0.92,
            Unit.Share,
            Best(row => row is { Batch: 1, IsCold: true, PackedBytes: >= LargePackedBytes, IsDense: false }),
            (row, _) => row.LimitShare,
            Enumerable.Min),

        Mean(
            "Batch 64 and 256, 32:6, every shape",
            "4x over the best dense float32 baseline as geometric mean",
            4,
            ManySamples(64, 256)),
        Over("Batch 64 and 256, 32:6, every shape", "none below 3x", 3, ManySamples(64, 256)),
        Mean(
            "Batch 4 and 16, 32:6, every shape",
            "3.5x over the best dense float32 baseline as geometric mean",
            3.5,
            ManySamples(4, 16)),
        Over("Batch 4 and 16, 32:6, every shape", "none below 2.5x", 2.5, ManySamples(4, 16)),
        Over(
            "Batch 4 to 256 at 50% (32:16)",
            "never below 1.2x the best dense float32 baseline",
            1.2,
            Best(row => row is { Pattern: "32:16", Batch: > 1, IsCold: false })),

        Avx2(
            "batch 1 beyond the cache: 65% of the AVX-512 speed",
            0.65,
            row => row is { Batch: 1, Limit: LimitShare.Memory }),
        Avx2("batch 1 in the cache: 40%", 0.40, row => row is { Batch: 1 } and not { Limit: LimitShare.Memory }),
        Avx2("batch N: 55%", 0.55, row => row is { Batch: > 1 }),

        OneThread("one thread no slower than all, within 5%", row => row.Threads == 1),
        OneThread("all threads no slower than one, within 5%", row => row.Threads > 1),

        Over(
            "Dense (Kept = Block)",
            "80% of the best float32 baseline at every batch",
            0.8,
            Best(row => row is { IsDense: true, IsCold: false })),
    ];

    private static Target Over(
        string line, string asked, double goal, Func<ResultRow, BenchmarkResults, bool> selects) =>
        new(line, asked, goal, Unit.Times, selects, (row, _) => row.Ratio, Enumerable.Min);

    private static Target Mean(
        string line, string asked, double goal, Func<ResultRow, BenchmarkResults, bool> selects) =>
        new(
            line,
            asked,
            goal,
            Unit.Times,
            selects,
            (row, _) => row.Ratio,
            values => Math.Exp(values.Average(Math.Log)));

    private static Target Avx2(string asked, double goal, Func<ResultRow, bool> selects) => new(
        "AVX2 forced (no AVX-512)",
        asked,
        goal,
        Unit.Share,
        (row, results) => row.Isa == "avx2" && results.Machine.Isa == "avx512" && selects(row),
        (row, results) => Speed(
            row,
            results.Rows.FirstOrDefault(other =>
                other.IsSameLayerAs(row) && other.Isa == "avx512" && other.Threads == row.Threads)),
        Enumerable.Min);

    private static Target OneThread(string asked, Func<ResultRow, bool> selects) => new(
        "Batch 1, 512 x 512, 32:6: no pool overhead on small work",
        asked,
        1 - Noise,
        Unit.Share,
        (row, results) => row is { Rows: 512, Cols: 512, Pattern: SixOf32, Weights: Float32, Batch: 1, IsCold: false }
            && row.Isa == results.Machine.Isa
            && selects(row),
        (row, results) => Speed(
            row,
            results.Rows.FirstOrDefault(other =>
                other.IsSameLayerAs(row) && other.Isa == row.Isa && other.Threads != row.Threads)),
        Enumerable.Min);

    private static Func<ResultRow, BenchmarkResults, bool> Square(int side, params IReadOnlyList<string> weights) =>
        Best(row =>
            row is { Pattern: SixOf32, Batch: 1, IsCold: false }
                && row.Rows == side
                && row.Cols == side
                && weights.Contains(row.Weights));

    private static Func<ResultRow, BenchmarkResults, bool> ManySamples(params IReadOnlyList<int> batches) =>
        Best(row => row is { Pattern: SixOf32, Weights: Float32, IsCold: false } && batches.Contains(row.Batch));

    // All threads, and the widest form of the kernels.
    private static Func<ResultRow, BenchmarkResults, bool> Best(Func<ResultRow, bool> selects) =>
        (row, results) => row.Isa == results.Machine.Isa && row.Threads == results.Run.Threads && selects(row);

    private static double? Speed(ResultRow row, ResultRow? other) => other?.Microseconds / row.Microseconds;
}
