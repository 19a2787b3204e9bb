using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The places of 4:2 weights as <c>mma.sp</c> wants them: from lanes that hold no such weights themselves.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A cell's word of places has four bits for each of its eight fours of columns. Of a row, <c>mma.sync.m16n8k32</c>
/// wants those of four n of all four cells in lane n, and takes them from lanes 0 and 1 or 2 and 3, as its selector
/// says: so lane t collects fours t and t + 4, and keeps both for two multiplications.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SparseMetadata
{
    /// <summary>Collects the places of fours t and t + 4 of a row's four cells: the lower and the upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Collect(uint cell0, uint cell1, uint cell2, uint cell3, int thread) =>
        (Turn(cell0, -4 * thread) & 0x000F000Fu)
        | (Turn(cell1, 4 - (4 * thread)) & 0x00F000F0u)
        | (Turn(cell2, 8 - (4 * thread)) & 0x0F000F00u)
        | (Turn(cell3, 12 - (4 * thread)) & 0xF000F000u);

    /// <summary>Joins the lower halves of two rows, g and g + 8 of a multiplication.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(uint upperRow, uint lowerRow) => (upperRow & 0xFFFFu) | (lowerRow << 16);

    /// <summary>Joins the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Upper(uint upperRow, uint lowerRow) => (upperRow >> 16) | (lowerRow & 0xFFFF0000u);

    // Left around, by so many bits modulo 32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Turn(uint word, int bits)
    {
        CudaAsm.Emit("shf.l.wrap.b32 %0, %1, %1, %2;", out uint turned, word, bits);
        return turned;
    }
}
