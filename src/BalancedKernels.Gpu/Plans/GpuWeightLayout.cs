using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The layout of one packed weight matrix on a GPU, which the packer writes and the kernels read.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// <para>
/// The planner writes a layout, generated code carries it, and the packer reads it. Nothing else computes an offset.
/// Increase
/// <see cref="CurrentVersion"/> with every change of meaning: weights are not packed for a library that was compiled
/// against another version.
/// </para>
/// <para>
/// Rows form sets of <see cref="GpuLoadUnit.SetRows"/>; the padding rows of the last set are zero. Packed weights are
/// [set, load, load unit] of 16 bytes, so 32 lanes that read 32 neighbouring load units read 512 neighbouring bytes.
/// </para>
/// </remarks>
/// <param name="Version">The version of this description that the kernels were compiled for.</param>
/// <param name="LoadUnit">The load unit: its slots, its index format and its value format.</param>
/// <param name="LoadUnitsPerRow">Load units of one row.</param>
/// <param name="LoadsPerSet">Loads of 16 bytes from the start of one set of rows to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuWeightLayout(int Version, GpuLoadUnit LoadUnit, int LoadUnitsPerRow, int LoadsPerSet)
{
    /// <summary>The version that this library packs.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the number of sets of a number of rows; the last set may be partly padding.</summary>
    public static int Sets(int rows) => (rows + GpuLoadUnit.SetRows - 1) / GpuLoadUnit.SetRows;

    /// <summary>Gets the number of loads of 16 bytes of a number of rows.</summary>
    public int Loads(int rows) => checked(Sets(rows) * LoadsPerSet);
}
