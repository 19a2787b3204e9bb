using System.Collections.Generic;
using System.Linq;

namespace GpuBundle.Verify.Results;

/// <summary>What came of all cases of one kind of kernel.</summary>
/// <param name="Kernel">The kernel's kind.</param>
/// <param name="Indices">How its weights say which columns they belong to.</param>
/// <param name="Cases">Cases tried.</param>
/// <param name="Wrong">Those with a problem.</param>
/// <param name="LargestShare">The largest error over its bound of all that gave numbers; null where none did.</param>
internal sealed record KindTotal(string Kernel, string Indices, int Cases, int Wrong, double? LargestShare)
{
    /// <summary>Counts results by kind, in the order of names.</summary>
    public static IReadOnlyList<KindTotal> Of(IEnumerable<CaseResult> results) =>
    [
        .. results
            .GroupBy(result => (result.Kernel, result.Indices))
            .OrderBy(kind => kind.Key)
            .Select(kind => new KindTotal(
                kind.Key.Kernel,
                kind.Key.Indices,
                kind.Count(),
                kind.Count(result => result.Problem is not null),
                kind.Max(result => result.LargestShare))),
    ];
}
