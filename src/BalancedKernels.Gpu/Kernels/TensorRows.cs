using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Rows that kernels for tensor cores spread out in shared memory.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A warp spreads 16 rows of eight cells: lane 4q + s cell q of the four rows of set s. [column of the
/// cell][plane][lane] of 32-bit words: plane p holds rows p and p + 2 of each set, in the lower and the upper half of a
/// word; there may be one plane only at a time. So every lane keeps to its own bank, whatever the indices are, and 128
/// bytes are a matrix of 8 cells by 8 rows, as
/// <c>ldmatrix</c> reads it without a conflict.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorRows
{
    /// <summary>Puts one weight at the byte address of its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ArrayView<byte> row, int address, uint weight) =>
        Unsafe.As<byte, ushort>(ref row[address]) = (ushort)weight;

    /// <summary>
    /// Gets the address in shared memory of a kernel's first variable there, which must be its only one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Address()
    {
        // ILGPU 1.5.3 numbers a kernel's shared variables in their order.
        CudaAsm.Emit("mov.u32 %0, __shared_alloca0;", out uint address);
        return address;
    }

    /// <summary>
    /// Reads four matrices that stand one behind the other: of each, in lane 4g + t, row g of cells 2t and 2t + 1.
    /// </summary>
    /// <param name="address">The first one's address in shared memory, and 16 bytes more for each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words4 Read(uint address)
    {
        Output<uint> x = default;
        Output<uint> y = default;
        Output<uint> z = default;
        Output<uint> w = default;
        Input<uint> from = address;
        CudaAsm.EmitRef(
            "ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];",
            ref x, ref y, ref z, ref w, ref from);

        return new Words4 { X = x.Value, Y = y.Value, Z = z.Value, W = w.Value };
    }
}
