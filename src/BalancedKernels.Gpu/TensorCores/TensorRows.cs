using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Rows of weights that kernels for tensor cores scatter to shared memory.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A warp scatters 16 rows of eight load units: lane 4q + s scatters load unit q of the four rows of set s. The layout
/// is [column of the load unit][plane][lane] of 32-bit words. Plane p holds rows p and p + 2 of each set, in the lower
/// and the upper half of a word; some kernels have only one plane at a time. So every lane accesses only its own bank,
/// whatever the indices are, and 128 bytes are a matrix of 8 load units by 8 rows, which <c>ldmatrix</c> reads without
/// a bank conflict.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorRows
{
    /// <summary>Stores one weight at the byte address of its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<byte> row, int address, uint weight) =>
        Unsafe.As<byte, ushort>(ref row[address]) = (ushort)weight;

    /// <summary>Gets the address of the first shared variable of a kernel, which must be its only one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Address()
    {
        // ILGPU 1.5.3 numbers the shared variables of a kernel in their order.
        CudaAsm.Emit("mov.u32 %0, __shared_alloca0;", out uint address);
        return address;
    }

    /// <summary>Reads four consecutive matrices. Lane 4g + t gets row g of load units 2t and 2t + 1 of each.</summary>
    /// <param name="address">The address of the first matrix in shared memory, plus 16 bytes times the lane.</param>
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
