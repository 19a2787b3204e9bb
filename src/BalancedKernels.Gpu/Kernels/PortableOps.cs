using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The form for every other device: halves by integer arithmetic, exchange through shared memory.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PortableOps : IGpuOps
{
    private const float SmallestHalf = 1f / (1 << 24);

    /// <inheritdoc/>
    /// <remarks>No float below its normal range is made on the way: OpenCL devices may flush those to zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Float16(uint bits)
    {
        uint exponent = bits & 0x7C00u;

        // The exponent's bias is 15 in a half and 127 in a float; the largest one stands for infinity and NaN in both.
        uint bias = exponent == 0x7C00u ? 224u << 23 : 112u << 23;
        float normal = Interop.IntAsFloat(((bits & 0x7FFFu) << 13) + bias);
        float subnormal = (int)(bits & 0x3FFu) * SmallestHalf;
        uint magnitude = Interop.FloatAsInt(exponent == 0 ? subnormal : normal);

        return Interop.IntAsFloat(magnitude | ((bits & 0x8000u) << 16));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// ILGPU 1.5.3 writes OpenCL that does not compile for shared memory that a launch sizes (pocl 3.1).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<T> Stage<T>(int length)
        where T : unmanaged => SharedMemory.Allocate<T>(length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StageBytes(int bytes) => bytes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<float> Scratch() => SharedMemory.Allocate<float>(3 * GpuKernelShape.Threads);

    /// <inheritdoc/>
    /// <remarks>
    /// One barrier is enough: who writes a third again has met everybody at the barrier of the exchange in between.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exchange(float value, int mask, ArrayView<float> scratch, int part)
    {
        int thread = Group.IdxX;
        int first = part * GpuKernelShape.Threads;
        scratch[first + thread] = value;
        Group.Barrier();

        return scratch[first + (thread ^ mask)];
    }
}
