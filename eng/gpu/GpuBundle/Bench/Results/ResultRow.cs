using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using BalancedKernels;

namespace GpuBundle.Bench.Results;

/// <summary>One measured case, as every file has it; the property names are what other programs read.</summary>
/// <param name="Layer">The layer's class.</param>
/// <param name="Pattern">32:6, or <c>dense</c>.</param>
/// <param name="Weights">float32, float16 or bfloat16.</param>
/// <param name="Rows">Outputs of the layer.</param>
/// <param name="Columns">Inputs of the layer.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Kernel">The kernel that dispatch chose.</param>
/// <param name="Device">What ran it.</param>
/// <param name="OursMicroseconds">Our time per call, with cold caches.</param>
/// <param name="Baselines">Other libraries' times.</param>
/// <param name="PackedBytes">Bytes of our weights, indices included.</param>
/// <param name="BandwidthShare">Packed bytes by our time, as a share of the measured read bandwidth.</param>
/// <param name="CopyBandwidthShare">The same of the measured copy bandwidth.</param>
/// <param name="Verified">Whether our outputs agree with the reference.</param>
/// <param name="Problem">What does not agree; null where all does.</param>
internal sealed record ResultRow(
    string Layer,
    string Pattern,
    string Weights,
    int Rows,
    int Columns,
    int Batch,
    string Kernel,
    string Device,
    Times OursMicroseconds,
    IReadOnlyList<BaselineRow> Baselines,
    long PackedBytes,
    double BandwidthShare,
    double CopyBandwidthShare,
    bool Verified,
    string? Problem)
{
    /// <summary>
    /// Gets the fastest dense baseline that stores its weights in as many bits as ours, or in more; null without any.
    /// </summary>
    public string? BestBaseline => Best?.Name;

    /// <summary>Gets its time.</summary>
    public double? BestBaselineMicroseconds => Best?.Median;

    /// <summary>Gets how many of our calls fit into one of the best baseline's: below 1 sparse loses.</summary>
    public double? Ratio => Best?.Median / OursMicroseconds.Median;

    /// <summary>
    /// Gets the ratio where nothing counted but the bytes of weights: dense ones of the same precision over ours.
    /// </summary>
    public double ByteRatioLimit => (double)Rows * Columns * BitsOf(Weights) / 8 / PackedBytes;

    /// <summary>Gets the share of the weights that is removed.</summary>
    [JsonIgnore]
    public double Sparsity =>
        BalancedPattern.TryParse(Pattern, out BalancedPattern pattern) ? pattern.TrueRatio(Columns) : 0;

    /// <summary>Gets whether nothing was removed.</summary>
    [JsonIgnore]
    public bool IsDense => Pattern == "dense";

    private BaselineRow? Best =>
        Baselines.Where(baseline =>
            baseline.IsDense
                && baseline.Verified != false
                && baseline.WeightBits >= BitsOf(Weights)).MinBy(baseline => baseline.Median);

    /// <summary>Gets the bits that a stored weight takes.</summary>
    public static int BitsOf(string precision) => precision is "float16" or "bfloat16" ? 16 : 32;
}
