using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// The sizes that the kernels of convolutions read, and the indices that the kernels compute from them.
/// </summary>
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
    private const int IsReflected = 14;
    private const int PaddedHeight = 15;
    private const int PaddedWidth = 16;

    /// <summary>Gets the sizes for images of one height and width.</summary>
    public static int[] Of(ConvolutionDescription layer, int height, int width)
    {
        Im2ColWorkspace workspace = new(layer, height, width);
        return
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
            workspace.Height,
            workspace.Width,
        ];
    }

    /// <summary>Gets the taps of the kernel in one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Taps(ArrayView<int> sizes) => sizes[KernelHeight] * sizes[KernelWidth];

    /// <summary>Gets the output positions of one image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Positions(ArrayView<int> sizes) => sizes[OutHeight] * sizes[OutWidth];

    /// <summary>Gets the output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(ArrayView<int> sizes) => sizes[OutChannels];

    /// <summary>Gets the input channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Planes(ArrayView<int> sizes) => sizes[Channels];

    /// <summary>Reads the input of one tap at one output position; 0 in the padding, unless it reflects.</summary>
    /// <param name="input">The images.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="plane">The image times its channels, plus the channel.</param>
    /// <param name="position">The position in its image.</param>
    /// <param name="tap">The tap of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, ArrayView<int> sizes, int plane, int position, int tap) =>
        ReadPadded(
        input,
        sizes,
        plane,
        (position / sizes[OutWidth] * sizes[StrideDown]) + (tap / sizes[KernelWidth] * sizes[DilationDown]),
        (position % sizes[OutWidth] * sizes[StrideAcross]) + (tap % sizes[KernelWidth] * sizes[DilationAcross]));

    /// <summary>Reads a number of the padded images, in row-major order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReadPadded(ArrayView<float> input, ArrayView<int> sizes, int number)
    {
        int row = number / sizes[PaddedWidth];
        return ReadPadded(
            input, sizes, row / sizes[PaddedHeight], row % sizes[PaddedHeight], number % sizes[PaddedWidth]);
    }

    /// <summary>Gets the offset of the input of a tap from the first input of its position, in padded images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PaddedOffset(ArrayView<int> sizes, int channel, int tap)
    {
        int row = (channel * sizes[PaddedHeight]) + (tap / sizes[KernelWidth] * sizes[DilationDown]);
        return (row * sizes[PaddedWidth]) + (tap % sizes[KernelWidth] * sizes[DilationAcross]);
    }

    /// <summary>Gets the offset of the first input of a position in the padded images.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="position">The position, counted over all images.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstPaddedOffset(ArrayView<int> sizes, int position)
    {
        int image = position / Positions(sizes);
        int inImage = position % Positions(sizes);
        int row = (image * Planes(sizes) * sizes[PaddedHeight]) + (inImage / sizes[OutWidth] * sizes[StrideDown]);
        return (row * sizes[PaddedWidth]) + (inImage % sizes[OutWidth] * sizes[StrideAcross]);
    }

    // Row and column are those of the padded image.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ReadPadded(ArrayView<float> input, ArrayView<int> sizes, int plane, int row, int column)
    {
        int height = sizes[Height];
        int width = sizes[Width];
        int y = row - sizes[Top];
        int x = column - sizes[Left];
        int reflected = x < 0 ? -x : x >= width ? (2 * (width - 1)) - x : x;
        x = sizes[IsReflected] == 1 ? reflected : x;

        // The clamped address and the select avoid a branch.
        bool inside = (y >= 0) & (y < height) & (x >= 0) & (x < width);
        int line = IntrinsicMath.Clamp(y, 0, height - 1);
        float number = input[(((plane * height) + line) * width) + IntrinsicMath.Clamp(x, 0, width - 1)];
        return inside ? number : 0f;
    }
}
