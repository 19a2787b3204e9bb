using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The number format IEEE 754 binary16 on tensor cores: compute capability 8.0 or higher.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TensorFloat16 : ITensorNumber
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Pair(float low, float high)
    {
        CudaAsm.Emit("cvt.rn.f16x2.f32 %0, %1, %2;", out uint pair, high, low);
        return pair;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAdd(Floats4 sum, Words4 upper, Words4 lower, Words4 right) => Multiply(
        Multiply(sum, upper.X, lower.X, upper.Y, lower.Y, right.X, right.Y),
        upper.Z,
        lower.Z,
        upper.W,
        lower.W,
        right.Z,
        right.W);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAddColumns(Floats4 sum, Words4 columns, uint first, uint second) =>
        Multiply(sum, columns.X, columns.Y, columns.Z, columns.W, first, second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAddSparse(
        Floats4 sum, Words4 upper, Words4 lower, uint metadata, Words4 first, Words4 second)
    {
        Ref<float> x = sum.X;
        Ref<float> y = sum.Y;
        Ref<float> z = sum.Z;
        Ref<float> w = sum.W;
        Input<uint> a0 = upper.X;
        Input<uint> a1 = lower.X;
        Input<uint> a2 = upper.Y;
        Input<uint> a3 = lower.Y;
        Input<uint> b0 = first.X;
        Input<uint> b1 = first.Y;
        Input<uint> b2 = first.Z;
        Input<uint> b3 = first.W;
        Input<uint> e = metadata;
        CudaAsm.EmitRef(
            "mma.sp.sync.aligned.m16n8k32.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9, %10, %11}, {%0, %1, %2, %3}, %12, 0x0;",
            ref x, ref y, ref z, ref w, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, ref e);

        Input<uint> a4 = upper.Z;
        Input<uint> a5 = lower.Z;
        Input<uint> a6 = upper.W;
        Input<uint> a7 = lower.W;
        Input<uint> b4 = second.X;
        Input<uint> b5 = second.Y;
        Input<uint> b6 = second.Z;
        Input<uint> b7 = second.W;
        CudaAsm.EmitRef(
            "mma.sp.sync.aligned.m16n8k32.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9, %10, %11}, {%0, %1, %2, %3}, %12, 0x1;",
            ref x, ref y, ref z, ref w, ref a4, ref a5, ref a6, ref a7, ref b4, ref b5, ref b6, ref b7, ref e);

        return new Floats4 { X = x.Value, Y = y.Value, Z = z.Value, W = w.Value };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Floats4 Multiply(
        Floats4 sum, uint upper0, uint lower0, uint upper1, uint lower1, uint right0, uint right1)
    {
        Ref<float> x = sum.X;
        Ref<float> y = sum.Y;
        Ref<float> z = sum.Z;
        Ref<float> w = sum.W;
        Input<uint> a0 = upper0;
        Input<uint> a1 = lower0;
        Input<uint> a2 = upper1;
        Input<uint> a3 = lower1;
        Input<uint> b0 = right0;
        Input<uint> b1 = right1;
        CudaAsm.EmitRef(
            "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};",
            ref x, ref y, ref z, ref w, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1);

        return new Floats4 { X = x.Value, Y = y.Value, Z = z.Value, W = w.Value };
    }
}
