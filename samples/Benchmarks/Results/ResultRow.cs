using System.Collections.Generic;
using System.Text.Json.Serialization;
using BalancedKernels;
using Measurement;

namespace Benchmarks.Results;

/// <summary>One measured case, as every file and table has it.</summary>
/// <param name="Layer">What the shape is called: Square4096.</param>
/// <param name="Rows">Outputs of the layer.</param>
/// <param name="Cols">Inputs of the layer.</param>
/// <param name="Pattern">32:6, or <c>dense</c>.</param>
/// <param name="Weights">float32, float16 or bfloat16.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Isa">The form of our kernels: avx512, avx2 or portable.</param>
/// <param name="Cache">Whether the weights were where the call before left them (hot), or in memory (cold).</param>
/// <param name="Microseconds">Our time per call, the median.</param>
/// <param name="Spread">The share of it that the middle half of the measurements spreads over.</param>
/// <param name="Baselines">
/// Microseconds of the dense float32 baselines that were measured by turns with us: each library's two fastest choices.
/// </param>
/// <param name="BestBaseline">The fastest of <paramref name="Baselines"/>.</param>
/// <param name="BestBaselineMicroseconds">Its time.</param>
/// <param name="Ratio">The best baseline's time over ours.</param>
/// <param name="SixteenBitBaseline">The fastest baseline with weights in two bytes; null where there is none.</param>
/// <param name="SixteenBitBaselineMicroseconds">Its time.</param>
/// <param name="Int8Baseline">The fastest baseline with weights in one byte; null where there is none.</param>
/// <param name="Int8BaselineMicroseconds">Its time.</param>
/// <param name="PackedBytes">Bytes of our weights, indices included.</param>
/// <param name="MemoryReadGBs">
/// What reading memory reached by turns with this row, 10^9 bytes per second; null where the weights are in a cache.
/// </param>
/// <param name="Limit">What of the machine limits this row: memory, cache, core cache or arithmetic.</param>
/// <param name="LimitShare">
/// The share of that limit which is reached; a little over 1 where part of the weights stayed in a faster cache.
/// </param>
/// <param name="Device">What ran it: the processor, as it calls itself.</param>
internal sealed record ResultRow(
    string Layer,
    int Rows,
    int Cols,
    string Pattern,
    string Weights,
    int Batch,
    int Threads,
    string Isa,
    string Cache,
    double Microseconds,
    double Spread,
    IReadOnlyDictionary<string, double> Baselines,
    string BestBaseline,
    double BestBaselineMicroseconds,
    double Ratio,
    string? SixteenBitBaseline,
    double? SixteenBitBaselineMicroseconds,
    string? Int8Baseline,
    double? Int8BaselineMicroseconds,
    long PackedBytes,
    [property: JsonPropertyName("memoryReadGBs")] double? MemoryReadGBs,
    string Limit,
    double LimitShare,
    string Device)
{
    /// <summary>
    /// Gets the share of the memory's bandwidth that is reached; null where something else limits the row.
    /// </summary>
    public double? BandwidthShare => Limit == Limits.LimitShare.Memory ? LimitShare : null;

    /// <summary>Gets the bytes of the same matrix dense in float32.</summary>
    [JsonIgnore]
    public long DenseBytes => (long)Rows * Cols * sizeof(float);

    /// <summary>Gets the stored weights of a row of the matrix, each a multiply-add per sample.</summary>
    [JsonIgnore]
    public int SlotsPerRow =>
        BalancedPattern.TryParse(Pattern, out BalancedPattern pattern) ? pattern.Slots(Cols) : Cols;

    /// <summary>Gets the floating-point operations of one call; a multiply-add is two.</summary>
    [JsonIgnore]
    public double Operations => 2.0 * Rows * SlotsPerRow * Batch;

    /// <summary>Gets the share of the weights that is removed.</summary>
    [JsonIgnore]
    public double Sparsity =>
        BalancedPattern.TryParse(Pattern, out BalancedPattern pattern) ? pattern.TrueRatio(Cols) : 0;

    /// <summary>Gets whether the weights were in memory when a call began.</summary>
    [JsonIgnore]
    public bool IsCold => Cache == Spelling.Cold;

    /// <summary>Gets whether nothing was removed.</summary>
    [JsonIgnore]
    public bool IsDense => Pattern == Spelling.Dense;

    /// <summary>
    /// Tells whether another row measures the same layer, batch and cache state, with whatever threads and kernels.
    /// </summary>
    public bool IsSameLayerAs(ResultRow other) =>
        (Rows, Cols, Pattern, Weights, Batch, Cache) == (
            other.Rows, other.Cols, other.Pattern, other.Weights, other.Batch, other.Cache);
}
