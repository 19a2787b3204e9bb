using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The metadata of <c>mma.sp</c> for 2:4 sparse weights (block 4, 2 kept).</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The index word of a load unit has four bits for each of its eight groups of four columns.
/// <c>mma.sp.sync.m16n8k32</c> reads the metadata of group n of all four load units of a row from lane n. Its selector
/// chooses lanes 0 and 1, or lanes 2 and 3. So lane t collects groups t and t + 4, and uses them in two
/// multiplications.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SparseMetadata
{
    /// <summary>
    /// Collects the metadata of groups t and t + 4 of the four load units of a row: the lower and the upper half.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Collect(uint indices0, uint indices1, uint indices2, uint indices3, int thread) =>
        (RotateLeft(indices0, -4 * thread) & 0x000F000Fu)
        | (RotateLeft(indices1, 4 - (4 * thread)) & 0x00F000F0u)
        | (RotateLeft(indices2, 8 - (4 * thread)) & 0x0F000F00u)
        | (RotateLeft(indices3, 12 - (4 * thread)) & 0xF000F000u);

    /// <summary>Joins the lower halves of two rows, g and g + 8 of a multiplication.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(uint upperRow, uint lowerRow) => (upperRow & 0xFFFFu) | (lowerRow << 16);

    /// <summary>Joins the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Upper(uint upperRow, uint lowerRow) => (upperRow >> 16) | (lowerRow & 0xFFFF0000u);

    // Rotates left by a number of bits modulo 32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint RotateLeft(uint word, int bits)
    {
        CudaAsm.Emit("shf.l.wrap.b32 %0, %1, %1, %2;", out uint rotated, word, bits);
        return rotated;
    }
}
