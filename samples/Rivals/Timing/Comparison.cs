using System.Collections.Generic;
using System.Linq;

namespace Rivals.Timing;

/// <summary>One layer of ours beside its rivals, measured by turns.</summary>
/// <param name="Ours">Our kernel.</param>
/// <param name="Rivals">The rivals that were still in at the end; one of float32 at least.</param>
public sealed record Comparison(CallTime Ours, IReadOnlyList<RivalTime> Rivals)
{
    /// <summary>Gets the fastest rival with weights in float32.</summary>
    public CallTime BestRival => Best(RivalPrecision.Float32)!.Call;

    /// <summary>Gets how many of our calls fit into one of the best rival's: above 1 we are faster.</summary>
    public double Speedup => BestRival.Median / Ours.Median;

    /// <summary>Finds the fastest rival of a precision, the only one that counts; null where there is none.</summary>
    public RivalTime? Best(RivalPrecision precision) =>
        Rivals.Where(rival => rival.Precision == precision).MinBy(rival => rival.Call.Median);
}
