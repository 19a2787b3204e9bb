using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The order of 4:2: lanes bring cell t's fours of columns to fours of <c>mma.sp</c> that two lanes share the inputs
/// of.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// In step n of <c>mma.sync.m16n8k32</c> the t-th four of the first sixteen is four 2n of cell t, that of the second
/// sixteen four 2n + 1. Lane t holds columns 2t and 2t + 1 of each eight.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorPairedOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int Cells => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int part, int thread, int pair, int cellColumns) =>
        (((thread >> 1) + (2 * (pair & 1))) * cellColumns) + (part * 8) + (4 * (pair >> 1)) + (2 * (thread & 1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int cellColumns) => 1;
}
