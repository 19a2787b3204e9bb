using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The column order of scattered rows: one column of eight load units at a time. Lane 4g + t multiplies load units 2t
/// and 2t + 1.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorScatterOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int LoadUnitsPerChunk => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int kStep, int thread, int pair, int loadUnitColumns) =>
        (2 * thread * loadUnitColumns) + (kStep * 4) + pair;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int loadUnitColumns) => loadUnitColumns;
}
