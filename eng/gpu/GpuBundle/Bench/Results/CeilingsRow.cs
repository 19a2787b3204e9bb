using System.Text.Json.Serialization;

namespace GpuBundle.Bench.Results;

/// <summary>
/// What the device reaches with nothing to compute, and with nothing but arithmetic, in the same run.
/// </summary>
/// <param name="ReadGBs">Reading memory, 10^9 bytes per second; the best of several calls.</param>
/// <param name="CopyGBs">Copying memory, bytes read and written together.</param>
/// <param name="EmptyMicroseconds">What the timer says of no work at all; every time of the run has this in it.</param>
/// <param name="ProductTFlops">
/// A large product of cuBLAS in float16, 10^12 operations per second; null without cuBLAS.
/// </param>
/// <param name="ProductSide">Rows, columns and samples of it.</param>
internal sealed record CeilingsRow(
    [property: JsonPropertyName("readGBs")] double ReadGBs,
    [property: JsonPropertyName("copyGBs")] double CopyGBs,
    double EmptyMicroseconds,
    [property: JsonPropertyName("productTFlops")] double? ProductTFlops,
    int? ProductSide);
