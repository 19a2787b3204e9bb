using System;
using System.Collections.Generic;
using System.Linq;
using OfflineKernels;

namespace GpuBundle.Bench.Cases;

/// <summary>A named choice of cases.</summary>
/// <param name="Name">As <c>--set</c> takes it.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Cases">
/// The cases, all of a layer after each other; what the goals speak of comes first, in case the time runs out.
/// </param>
/// <param name="Network">The small layer that is launched many times and captured; null for none.</param>
/// <param name="Rounds">Calls of each contestant.</param>
internal sealed record BenchSet(
    string Name, string Description, IReadOnlyList<BenchCase> Cases, GpuLayer? Network, int Rounds)
{
    /// <summary>Leaves the cases that a filter describes.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public BenchSet Only(string? glob)
    {
        if (glob is null)
            return this;

        BenchCase[] chosen = [.. Cases.Where(bench => bench.Matches(glob))];
        return chosen.Length > 0
            ? this with { Cases = chosen }
            : throw new ArgumentException(
                $"--only: no case of the set '{Name}' is '{glob}'; * stands for any letters, --list shows the {Cases.Count} there are, the first is '{Cases[0].Name}'.");
    }
}
