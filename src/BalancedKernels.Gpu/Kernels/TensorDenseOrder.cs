using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The order of dense weights: lane 4g + t takes cell t from its first column to its last.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorDenseOrder : ITensorOrder
{
    /// <inheritdoc/>
    public static int Cells => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lower(int part, int thread, int pair, int cellColumns) =>
        (thread * cellColumns) + (part * 8) + (pair * 2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int cellColumns) => 1;
}
