using System.Runtime.CompilerServices;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>IEEE 754 binary16, as tensor cores take it: from compute capability 8.0 on.</summary>
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
    public static Floats4 MultiplyAdd(Floats4 sum, Words4 upper, Words4 lower, Words4 inputs) => Multiply(
        Multiply(sum, upper.X, lower.X, upper.Y, lower.Y, inputs.X, inputs.Y),
        upper.Z,
        lower.Z,
        upper.W,
        lower.W,
        inputs.Z,
        inputs.W);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Floats4 Multiply(Floats4 sum, uint upper0, uint lower0, uint upper1, uint lower1, uint input0, uint input1)
    {
        Ref<float> x = sum.X;
        Ref<float> y = sum.Y;
        Ref<float> z = sum.Z;
        Ref<float> w = sum.W;
        Input<uint> a0 = upper0;
        Input<uint> a1 = lower0;
        Input<uint> a2 = upper1;
        Input<uint> a3 = lower1;
        Input<uint> b0 = input0;
        Input<uint> b1 = input1;
        CudaAsm.EmitRef(
            "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};",
            ref x, ref y, ref z, ref w, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1);

        return new Floats4 { X = x.Value, Y = y.Value, Z = z.Value, W = w.Value };
    }
}
