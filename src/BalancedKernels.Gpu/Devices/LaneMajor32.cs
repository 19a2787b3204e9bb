using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The form in which a sample stands in a GPU kernel's shared memory: column 32 * lane + i of every
/// 1024 columns at i * 32 + lane, so that 32 lanes that read 32 neighbouring columns each never
/// want the same memory bank, whatever their indices are.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A kernel that writes this form spares the next one, if its block is 32 or less, the transposing
/// on the way in. A sample of 784 features takes 1024 floats.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneMajor32 : ITensorLayout
{
    private const int Chunk = 32 * 32;

    /// <inheritdoc/>
    public static string Name => "cells of 32";

    /// <inheritdoc/>
    public static int Length(int features) => (features + Chunk - 1) / Chunk * Chunk;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) =>
        (feature & ~(Chunk - 1)) | ((feature & 31) << 5) | ((feature >> 5) & 31);
}
