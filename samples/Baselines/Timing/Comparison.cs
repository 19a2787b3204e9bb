using System.Collections.Generic;
using System.Linq;
using Measurement;

namespace Baselines.Timing;

/// <summary>One layer of ours beside its baselines, measured by turns.</summary>
/// <param name="Ours">Our kernel.</param>
/// <param name="Baselines">The baselines that were still in at the end; one of float32 at least.</param>
public sealed record Comparison(CallTime Ours, IReadOnlyList<BaselineTime> Baselines)
{
    /// <summary>Gets the fastest baseline with weights in float32.</summary>
    public CallTime BestBaseline => Best(BaselineWeightType.Float32)!.Call;

    /// <summary>Gets how many of our calls fit into one of the best baseline's: above 1 we are faster.</summary>
    public double Speedup => BestBaseline.Median / Ours.Median;

    /// <summary>
    /// Finds the fastest baseline of a precision, the only one that counts; null where there is none.
    /// </summary>
    public BaselineTime? Best(BaselineWeightType precision) =>
        Baselines.Where(baseline => baseline.WeightType == precision).MinBy(baseline => baseline.Call.Median);
}
