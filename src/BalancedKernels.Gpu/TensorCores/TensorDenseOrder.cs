using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The column order of dense weights: lane 4g + t multiplies load unit t from its first column to its last.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorDenseOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int LoadUnitsPerChunk => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int kStep, int thread, int pair, int loadUnitColumns) =>
        (thread * loadUnitColumns) + (kStep * 8) + (pair * 2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int loadUnitColumns) => 1;
}
