using System.Collections.Generic;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>The layers whose GPU kernels are examined and measured.</summary>
/// <remarks>
/// Not those of the CPU's benchmarks: there every shape at one precision counts, here every precision of one
/// shape, and a layer has GPU kernels only in a project that refers to BalancedKernels.Gpu.
/// </remarks>
public static class GpuZoo
{
    /// <summary>
    /// Gets the layers: all patterns and dense at 4096 x 4096 by precision, other shapes at 32:6, a general block.
    /// </summary>
    public static IReadOnlyList<GpuLayer> Layers { get; } =
    [
        .. Float32Patterns.Layers,
        .. Float16Patterns.Layers,
        .. BFloat16Patterns.Layers,
        .. Float32Shapes.Layers,
        .. Float16Shapes.Layers,
        .. GeneralPatterns.Layers,
    ];

    /// <summary>
    /// Gets layers that are only measured: larger matrices, whose kernels are those of <see cref="Layers"/> with other
    /// bounds.
    /// </summary>
    public static IReadOnlyList<GpuLayer> LargeLayers { get; } =
    [
        .. Float32Large.Layers,
        .. Float16Large.Layers,
        .. BFloat16Large.Layers,
    ];
}
