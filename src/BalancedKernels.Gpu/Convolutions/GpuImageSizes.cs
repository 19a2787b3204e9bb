using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>What the kernels of convolutions read as sizes, and what they make of it.</summary>
internal static class GpuImageSizes
{
    private const int Channels = 0;
    private const int Height = 1;
    private const int Width = 2;
    private const int OutChannels = 3;
    private const int OutHeight = 4;
    private const int OutWidth = 5;
    private const int KernelHeight = 6;
    private const int KernelWidth = 7;
    private const int StrideDown = 8;
    private const int StrideAcross = 9;
    private const int DilationDown = 10;
    private const int DilationAcross = 11;
    private const int Top = 12;
    private const int Left = 13;
    private const int Mirrors = 14;

    /// <summary>Gets the numbers for images of one size.</summary>
    public static int[] Of(ConvolutionDescription layer, int height, int width) =>
    [
        layer.InChannels,
        height,
        width,
        layer.OutChannels,
        layer.OutputHeight(height),
        layer.OutputWidth(width),
        layer.Vertical.Kernel,
        layer.Horizontal.Kernel,
        layer.Vertical.Stride,
        layer.Horizontal.Stride,
        layer.Vertical.Dilation,
        layer.Horizontal.Dilation,
        layer.Vertical.Before,
        layer.Horizontal.Before,
        layer.PaddingMode == PaddingMode.Reflect ? 1 : 0,
    ];

    /// <summary>Gets the numbers that the kernel reads of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Taps(ArrayView<int> sizes) => sizes[KernelHeight] * sizes[KernelWidth];

    /// <summary>Gets the positions of one image's output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Positions(ArrayView<int> sizes) => sizes[OutHeight] * sizes[OutWidth];

    /// <summary>Gets the output's channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(ArrayView<int> sizes) => sizes[OutChannels];

    /// <summary>Gets the input's channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Planes(ArrayView<int> sizes) => sizes[Channels];

    /// <summary>Reads what one number of the kernel sees at one position; 0 beyond the ends.</summary>
    /// <param name="input">The images.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="plane">The image times its channels, plus the channel.</param>
    /// <param name="position">The position in its image.</param>
    /// <param name="tap">Which number of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, ArrayView<int> sizes, int plane, int position, int tap)
    {
        int height = sizes[Height];
        int width = sizes[Width];
        int y = (position / sizes[OutWidth] * sizes[StrideDown]) + (tap / sizes[KernelWidth] * sizes[DilationDown]) - sizes[Top];
        int x = (position % sizes[OutWidth] * sizes[StrideAcross]) + (tap % sizes[KernelWidth] * sizes[DilationAcross]) - sizes[Left];
        int beyond = x < 0 ? -x : x >= width ? (2 * (width - 1)) - x : x;
        x = sizes[Mirrors] == 1 ? beyond : x;

        // A clamped address and a select keep it free of branches.
        bool inside = (y >= 0) & (y < height) & (x >= 0) & (x < width);
        int row = IntrinsicMath.Clamp(y, 0, height - 1);
        float number = input[(((plane * height) + row) * width) + IntrinsicMath.Clamp(x, 0, width - 1)];
        return inside ? number : 0f;
    }
}
