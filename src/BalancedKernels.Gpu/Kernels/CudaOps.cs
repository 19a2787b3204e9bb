using System.Runtime.CompilerServices;
using ILGPU;
using Half = ILGPU.Half;

namespace BalancedKernels.Gpu;

/// <summary>The CUDA form: native halves and warp shuffles.</summary>
public readonly struct CudaOps : IGpuOps
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Float16(uint bits)
    {
        Half half = Interop.IntAsFloat((ushort)bits);
        return half;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<float> Scratch() => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exchange(float value, int mask, ArrayView<float> scratch, int part) => Warp.ShuffleXor(value, mask);
}
