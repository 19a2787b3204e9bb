using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The column order of 2:4 sparse weights: lane t provides the column groups of load unit t to <c>mma.sp</c>, which
/// reads the inputs of a group from two lanes.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// In step n of <c>mma.sp.sync.m16n8k32</c>, group t of the first sixteen columns is group 2n of load unit t, and group
/// t of the second sixteen columns is group 2n + 1. Lane t holds columns 2t and 2t + 1 of each eight.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorStructuredSparseOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int LoadUnitsPerChunk => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int kStep, int thread, int pair, int loadUnitColumns) =>
        (((thread >> 1) + (2 * (pair & 1))) * loadUnitColumns) + (kStep * 8) + (4 * (pair >> 1)) + (2 * (thread & 1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int loadUnitColumns) => 1;
}
