using System.ComponentModel;
using System.Runtime.CompilerServices;
using Half = ILGPU.Half;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The operations of CUDA devices: native binary16 conversion and warp shuffles.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
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
    public static ArrayView<T> Stage<T>(int length)
        where T : unmanaged => SharedMemory.GetDynamic<T>();

    /// <inheritdoc/>
    /// <remarks>
    /// The length of the view would cost a division by its element size, which ptxas 11.8 does not recognize as a
    /// constant.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StageBytes(int bytes)
    {
        CudaAsm.Emit("mov.u32 %0, %%dynamic_smem_size;", out uint size);
        return (int)size;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<float> Scratch() => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ShuffleXor(float value, int mask, ArrayView<float> scratch, int part) =>
        Warp.ShuffleXor(value, mask);
}
