using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

/// <summary>
/// The recurrent layers that the sweep runs: shapes and patterns in pairs, with the rest dealt out in turn.
/// </summary>
internal static class RecurrentSpecs
{
    // Units below, at and above a band, products that share kernels and products that do not, ragged blocks in either
    // matrix; the last is enough work for three threads where samples are a few.
    private static readonly (int Inputs, int Hidden)[] Shapes =
        [(1, 1), (5, 3), (16, 16), (20, 17), (64, 64), (33, 48), (70, 40), (123, 33), (130, 96)];

    private static readonly string?[] Patterns =
        [null, "32:6", "16:3", "8:2", "4:2", "64:12", "20:4", "100:30", "32:4", "2:1"];

    /// <summary>All of them; the same list in every run.</summary>
    public static IReadOnlyList<RecurrentSpec> All { get; } = [.. Deal()];

    /// <summary>The layers, compiled once for all tests.</summary>
    public static RecurrentLayers Compiled { get; } = new(All);

    private static IEnumerable<RecurrentSpec> Deal() =>
        from turn in Enumerable.Range(0, 2 * Patterns.Length)
        let shape = Shapes[turn % Shapes.Length]
        select new RecurrentSpec(
            string.Create(CultureInfo.InvariantCulture, $"Recurrent{turn}"),
            turn % 2 == 0 ? RecurrentKind.Lstm : RecurrentKind.Gru,
            shape.Inputs,
            shape.Hidden,
            Patterns[turn % Patterns.Length])
        {
            Layers = 1 + (turn / 3 % 2),
            Bidirectional = turn % 5 is 1 or 4,
            WeightType = (WeightType)(turn / 2 % 3),
            Bias = turn % 4 != 3,
        };
}
