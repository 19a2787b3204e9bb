using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The operations of all other devices: binary16 conversion by integer arithmetic, and shuffles through shared memory.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PortableOps : IGpuOps
{
    private const float SmallestHalf = 1f / (1 << 24);

    /// <inheritdoc/>
    /// <remarks>The computation has no subnormal float, because OpenCL devices may flush those to zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Float16(uint bits)
    {
        uint exponent = bits & 0x7C00u;

        // The bias of the exponent is 15 in binary16 and 127 in binary32. The largest exponent means infinity or NaN in
        // both.
        uint bias = exponent == 0x7C00u ? 224u << 23 : 112u << 23;
        float normal = Interop.IntAsFloat(((bits & 0x7FFFu) << 13) + bias);
        float subnormal = (int)(bits & 0x3FFu) * SmallestHalf;
        uint magnitude = Interop.FloatAsInt(exponent == 0 ? subnormal : normal);

        return Interop.IntAsFloat(magnitude | ((bits & 0x8000u) << 16));
    }

    /// <inheritdoc/>
    /// <remarks>For dynamic shared memory, ILGPU 1.5.3 writes OpenCL that does not compile (pocl 3.1).</remarks>
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
    /// One barrier is enough: before a thread writes a part again, all threads have passed the barrier of the shuffle
    /// in between.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ShuffleXor(float value, int mask, ArrayView<float> scratch, int part)
    {
        int thread = Group.IdxX;
        int first = part * GpuKernelShape.Threads;
        scratch[first + thread] = value;
        Group.Barrier();

        return scratch[first + (thread ^ mask)];
    }
}
