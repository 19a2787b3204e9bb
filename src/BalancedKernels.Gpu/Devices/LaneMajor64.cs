using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The form in which a sample stands in a GPU kernel's shared memory: column 64 * lane + i of every
/// 2048 columns at i * 32 + lane, so that 32 lanes that read 64 neighbouring columns each never
/// want the same memory bank, whatever their indices are.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A kernel that writes this form spares the next one, if its block is 64, the transposing
/// on the way in. A sample of 784 features takes 2048 floats.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneMajor64 : ITensorLayout
{
    private const int Chunk = 32 * 64;

    /// <inheritdoc/>
    public static string Name => "cells of 64";

    /// <inheritdoc/>
    public static int Length(int features) => (features + Chunk - 1) / Chunk * Chunk;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) =>
        (feature & ~(Chunk - 1)) | ((feature & 63) << 5) | ((feature >> 6) & 31);
}
