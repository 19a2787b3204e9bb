using System.Collections.Generic;
using System.Linq;

namespace Rivals.Timing;

/// <summary>One layer of ours beside its rivals, measured by turns.</summary>
/// <param name="Ours">Our kernel.</param>
/// <param name="Rivals">The rivals that were still in at the end; one or more.</param>
public sealed record Comparison(CallTime Ours, IReadOnlyList<CallTime> Rivals)
{
    /// <summary>Gets the fastest rival, the only one that counts.</summary>
    public CallTime BestRival => Rivals.MinBy(rival => rival.Median)!;

    /// <summary>Gets how many of our calls fit into one of the best rival's: above 1 we are faster.</summary>
    public double Speedup => BestRival.Median / Ours.Median;
}
