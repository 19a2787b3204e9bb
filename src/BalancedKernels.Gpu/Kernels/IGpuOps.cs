using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The operations of a generated kernel that depend on the kind of device. The type is a type argument, so the choice
/// costs nothing at run time.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuOps
{
    /// <summary>Widens the IEEE 754 binary16 number in the low half of <paramref name="bits"/>.</summary>
    static abstract float Float16(uint bits);

    /// <summary>
    /// Gets the shared memory in which inputs are staged: dynamic shared memory if the device supports it.
    /// </summary>
    /// <param name="length">The length without dynamic shared memory; a constant.</param>
    /// <typeparam name="T">The type of an element.</typeparam>
    static abstract ArrayView<T> Stage<T>(int length)
        where T : unmanaged;

    /// <summary>Gets the bytes of the memory that <see cref="Stage"/> returns.</summary>
    /// <param name="bytes">The bytes without dynamic shared memory; a constant.</param>
    static abstract int StageBytes(int bytes);

    /// <summary>
    /// Allocates the shared memory that <see cref="ShuffleXor"/> uses; an empty view if the device has warp shuffles.
    /// </summary>
    static abstract ArrayView<float> Scratch();

    /// <summary>
    /// Returns to each thread the <paramref name="value"/> of the thread whose lane differs in the bits of
    /// <paramref name="mask"/>.
    /// </summary>
    /// <remarks>Every thread of the group must call it: the portable implementation has a barrier.</remarks>
    /// <param name="value">This thread's number.</param>
    /// <param name="mask">A power of two below 32.</param>
    /// <param name="scratch">The memory from <see cref="Scratch"/>.</param>
    /// <param name="part">
    /// The third of the scratch memory to use, 0 to 2. It differs from those of the previous and of the next shuffle.
    /// </param>
    static abstract float ShuffleXor(float value, int mask, ArrayView<float> scratch, int part);
}
