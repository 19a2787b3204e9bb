
using Measurement;

namespace GpuBundle.Bench.Results;

/// <summary>What the calls of one contestant took, in microseconds.</summary>
/// <param name="Median">The middle call.</param>
/// <param name="Lower">A quarter of the calls were faster.</param>
/// <param name="Upper">A quarter of the calls were slower.</param>
internal sealed record Times(double Median, double Lower, double Upper)
{
    public static Times Of(CallTime time) => new(time.Median, time.LowerQuartile, time.UpperQuartile);
}
