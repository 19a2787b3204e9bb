using System.Text.Json.Serialization;

namespace GpuBundle.Bench.Results;

/// <summary>
/// Another library's product of the same shape, interleaved with ours; <c>baselines.py</c> adds some afterwards.
/// </summary>
/// <param name="Name">The library and the form of its product: <c>cuBLAS fp16 GemmEx</c>.</param>
/// <param name="WeightType">How it multiplies: float32, tf32, float16 or bfloat16.</param>
/// <param name="Pattern">dense, or 4:2.</param>
/// <param name="Median">Microseconds per call.</param>
/// <param name="Lower">A quarter of the calls were faster.</param>
/// <param name="Upper">A quarter of the calls were slower.</param>
/// <param name="Verified">
/// Whether some of its outputs were held to sums in double and agree; null where they were not.
/// </param>
internal sealed record BaselineRow(
    string Name, string WeightType, string Pattern, double Median, double Lower, double Upper, bool? Verified)
{
    /// <summary>Gets the bits that one of its weights takes: tf32 numbers are stored as float32.</summary>
    [JsonIgnore]
    public int WeightBits => ResultRow.BitsOf(WeightType);

    /// <summary>Gets whether it multiplies all weights.</summary>
    [JsonIgnore]
    public bool IsDense => Pattern == "dense";
}
