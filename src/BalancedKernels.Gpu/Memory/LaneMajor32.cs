using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The layout of a sample in the shared memory of a GPU kernel: of every 1024 columns, column 32 * lane + i is stored
/// at i * 32 + lane. So 32 lanes that read 32 neighbouring columns each have no bank conflicts, whatever their indices
/// are.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// If a layer writes this layout and the block of the next layer is 32 or less, the next layer does not have to
/// transpose its input. A sample of 784 features takes 1024 floats.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneMajor32 : ITensorLayout
{
    private const int Chunk = 32 * 32;

    /// <inheritdoc/>
    public static string Name => "lane-major 32";

    /// <inheritdoc/>
    public static int Length(int features) => (features + Chunk - 1) / Chunk * Chunk;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) =>
        (feature & ~(Chunk - 1)) | ((feature & 31) << 5) | ((feature >> 5) & 31);
}
