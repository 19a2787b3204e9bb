using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The order of spread rows: one column of eight cells at a time, those of cells 2t and 2t + 1 in lane 4g + t.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorScatterOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int Cells => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int part, int thread, int pair, int cellColumns) =>
        (2 * thread * cellColumns) + (part * 4) + pair;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int cellColumns) => cellColumns;
}
