using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The layout of a sample in the shared memory of a GPU kernel: of every 2048 columns, column 64 * lane + i is stored
/// at i * 32 + lane. So 32 lanes that read 64 neighbouring columns each have no bank conflicts, whatever their indices
/// are.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// If a layer writes this layout and the block of the next layer is 64, the next layer does not have to transpose its
/// input. A sample of 784 features takes 2048 floats.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneMajor64 : ITensorLayout
{
    private const int Chunk = 32 * 64;

    /// <inheritdoc/>
    public static string Name => "lane-major 64";

    /// <inheritdoc/>
    public static int Length(int features) => (features + Chunk - 1) / Chunk * Chunk;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) =>
        (feature & ~(Chunk - 1)) | ((feature & 63) << 5) | ((feature >> 6) & 31);
}
