using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The packed form of one weight matrix on a GPU: what the kernels read and what the packer writes.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// <para>
/// Written by the planner, carried by the generated code, read by the packer. Nothing else computes an offset. Raise
/// <see cref="CurrentVersion"/> with every change of meaning: a library compiled against another version is refused
/// when its weights are packed.
/// </para>
/// <para>
/// Rows form sets of <see cref="GpuLoadUnit.SetRows"/>; rows that fill up the last set are zero. Packed weights are
/// [set, load, cell] of 16 bytes, so 32 lanes that read 32 neighbouring cells read 512 neighbouring bytes.
/// </para>
/// </remarks>
/// <param name="Version">The version of this description that the kernels were compiled for.</param>
/// <param name="Cell">
/// The load unit: the words of some neighbouring slots of one row, its index format and its value format.
/// </param>
/// <param name="CellsPerRow">Cells of one row.</param>
/// <param name="LoadsPerSet">Loads of 16 bytes from the start of one set of rows to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuWeightLayout(int Version, GpuLoadUnit Cell, int CellsPerRow, int LoadsPerSet)
{
    /// <summary>The version that this library packs.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the number of sets that some rows form; the last may be partly padding.</summary>
    public static int Sets(int rows) => (rows + GpuLoadUnit.SetRows - 1) / GpuLoadUnit.SetRows;

    /// <summary>Gets the loads of 16 bytes that some rows take.</summary>
    public int Loads(int rows) => checked(Sets(rows) * LoadsPerSet);
}
