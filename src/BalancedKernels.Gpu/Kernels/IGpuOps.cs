using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// What a generated kernel leaves to the kind of device; a type parameter, so nothing of the choice is left at run
/// time.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuOps
{
    /// <summary>Widens the IEEE 754 binary16 number in the low half of <paramref name="bits"/>.</summary>
    static abstract float Float16(uint bits);

    /// <summary>
    /// Gets the shared memory that a part of a row is staged in: what the launch asked for, where launches can ask.
    /// </summary>
    /// <param name="length">Numbers of <typeparamref name="T"/> where they cannot; a constant.</param>
    /// <typeparam name="T">What is staged.</typeparam>
    static abstract ArrayView<T> Stage<T>(int length)
        where T : unmanaged;

    /// <summary>Gets the bytes that <see cref="Stage"/> has.</summary>
    /// <param name="bytes">Bytes where launches cannot ask; a constant.</param>
    static abstract int StageBytes(int bytes);

    /// <summary>
    /// Reserves the shared memory that <see cref="Exchange"/> works through; nothing where there are shuffles.
    /// </summary>
    static abstract ArrayView<float> Scratch();

    /// <summary>
    /// Gives each thread the <paramref name="value"/> of the thread whose lane differs in the bits of
    /// <paramref name="mask"/>.
    /// </summary>
    /// <remarks>Every thread of the group must come here: the portable form waits for all of them, once.</remarks>
    /// <param name="value">This thread's number.</param>
    /// <param name="mask">A power of two below 32.</param>
    /// <param name="scratch">What <see cref="Scratch"/> gave.</param>
    /// <param name="part">
    /// Which third of it to use, 0 to 2: another one than the exchange before and the one after.
    /// </param>
    static abstract float Exchange(float value, int mask, ArrayView<float> scratch, int part);
}
