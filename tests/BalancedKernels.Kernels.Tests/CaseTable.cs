using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Counts the cases of a run by what they covered.</summary>
internal sealed class CaseTable
{
    private readonly SortedDictionary<string, SortedDictionary<string, int>> counts = [];

    /// <summary>Gets how many cases there were.</summary>
    public int Cases { get; private set; }

    /// <summary>Counts one case under each of the headings.</summary>
    public void Count(params (string Heading, string Value)[] covered)
    {
        Cases++;
        foreach ((string heading, string value) in covered)
        {
            if (!counts.TryGetValue(heading, out SortedDictionary<string, int>? values))
                counts.Add(heading, values = []);

            values[value] = values.GetValueOrDefault(value) + 1;
        }
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Cases} cases");
        foreach ((string heading, SortedDictionary<string, int> values) in counts)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {heading}: {string.Join("; ", values.Select(pair => $"{pair.Key} {pair.Value}"))}");

        return text.ToString();
    }
}
