using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Kernels.Tests;

/// <summary>
/// The layers that the sweep runs: every pattern below in two of five shapes, with the rest dealt out in turn.
/// </summary>
internal static class LayerSpecs
{
    private static readonly string?[] Patterns =
    [
        null,
        "4:1", "4:2", "4:3", "8:1", "8:2", "8:3", "8:7", "16:1", "16:3", "16:8", "16:15",
        "32:1", "32:3", "32:6", "32:10", "32:16", "32:31", "64:1", "64:7", "64:12", "64:63",
        "2:1", "3:1", "3:2", "5:2", "6:5", "7:1", "9:3", "12:2", "17:4", "20:4", "25:5", "31:7", "33:11", "48:12",
        "50:49", "63:1", "65:13", "100:30", "127:1", "128:64", "200:40", "255:254", "256:1", "256:100",
    ];

    /// <summary>All of them; the same list in every run.</summary>
    public static IReadOnlyList<LayerSpec> All { get; } = Deal();

    private static List<LayerSpec> Deal()
    {
        List<LayerSpec> specs = [];
        for (int turn = 0; turn < Patterns.Length; turn++)
        {
            BalancedPattern? pattern = BalancedPattern.TryParse(Patterns[turn], out BalancedPattern parsed)
                ? parsed
                : null;
            AddShape(specs, pattern, turn);
            AddShape(specs, pattern, turn + 2);
        }

        // Small, large and odd ones beside those that are dealt out; those of one input or row have nothing to unroll.
        Add(specs, null, 1, 1);
        Add(specs, new BalancedPattern(32, 6), 1, 1);
        Add(specs, new BalancedPattern(32, 6), 387, 100);
        Add(specs, new BalancedPattern(16, 3), 784, 300);
        Add(specs, new BalancedPattern(64, 12), 1024, 256);
        Add(specs, new BalancedPattern(8, 2), 512, 500);
        Add(specs, new BalancedPattern(4, 2), 513, 257);
        Add(specs, new BalancedPattern(100, 20), 999, 200);
        Add(specs, null, 1023, 129);

        // Beyond a core's own caches, and beyond what cores share: kernels that ask for weights ahead.
        Add(specs, new BalancedPattern(32, 6), 1600, 1500);
        Add(specs, new BalancedPattern(32, 31), 4096, 1100);
        return specs;
    }

    private static void AddShape(List<LayerSpec> specs, BalancedPattern? pattern, int turn)
    {
        int block = pattern?.Block ?? 8;
        (int inputs, int outputs) = (turn % 5) switch
        {
            0 => (block, 1),
            1 => (Math.Max(1, block - 1), 2 * CpuTile.Rows),
            2 => (block + 1, CpuTile.Rows + 1),
            3 => (3 * block, 3 * CpuTile.Rows),
            _ => ((5 * block) + (block / 2), 63),
        };
        Add(specs, pattern, inputs, outputs);
    }

    // Dealt in turn with counts that share no factor: every pair of precision, activation and bias comes up.
    private static void Add(List<LayerSpec> specs, BalancedPattern? pattern, int inputs, int outputs)
    {
        int turn = specs.Count;
        specs.Add(new LayerSpec(
            string.Create(CultureInfo.InvariantCulture, $"Layer{turn}"),
            inputs,
            outputs,
            pattern,
            (WeightType)(turn % 3),
            (Activation)(turn % 7),
            Bias: turn % 4 != 3));
    }
}
