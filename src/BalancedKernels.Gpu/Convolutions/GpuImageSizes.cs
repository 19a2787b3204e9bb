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
    private const int BorderedHeight = 15;
    private const int BorderedWidth = 16;

    /// <summary>Gets the numbers for images of one size.</summary>
    public static int[] Of(ConvolutionDescription layer, int height, int width)
    {
        Im2ColWorkspace room = new(layer, height, width);
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
            room.Height,
            room.Width,
        ];
    }

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
    public static float Read(ArrayView<float> input, ArrayView<int> sizes, int plane, int position, int tap) =>
        ReadBordered(
        input,
        sizes,
        plane,
        (position / sizes[OutWidth] * sizes[StrideDown]) + (tap / sizes[KernelWidth] * sizes[DilationDown]),
        (position % sizes[OutWidth] * sizes[StrideAcross]) + (tap % sizes[KernelWidth] * sizes[DilationAcross]));

    /// <summary>Reads a number of the images with their borders, in the order in which they stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReadBordered(ArrayView<float> input, ArrayView<int> sizes, int number)
    {
        int row = number / sizes[BorderedWidth];
        return ReadBordered(
            input, sizes, row / sizes[BorderedHeight], row % sizes[BorderedHeight], number % sizes[BorderedWidth]);
    }

    /// <summary>
    /// Gets how far a number that the kernel reads is from the first one of its image, borders counted.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BorderedPlace(ArrayView<int> sizes, int channel, int tap)
    {
        int row = (channel * sizes[BorderedHeight]) + (tap / sizes[KernelWidth] * sizes[DilationDown]);
        return (row * sizes[BorderedWidth]) + (tap % sizes[KernelWidth] * sizes[DilationAcross]);
    }

    /// <summary>
    /// Gets where the first number of a position's first channel stands among the images with their borders.
    /// </summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="position">The position, counted on from image to image.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BorderedFirst(ArrayView<int> sizes, int position)
    {
        int image = position / Positions(sizes);
        int inImage = position % Positions(sizes);
        int row = (image * Planes(sizes) * sizes[BorderedHeight]) + (inImage / sizes[OutWidth] * sizes[StrideDown]);
        return (row * sizes[BorderedWidth]) + (inImage % sizes[OutWidth] * sizes[StrideAcross]);
    }

    // Row and column are counted from the border's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ReadBordered(ArrayView<float> input, ArrayView<int> sizes, int plane, int row, int column)
    {
        int height = sizes[Height];
        int width = sizes[Width];
        int y = row - sizes[Top];
        int x = column - sizes[Left];
        int beyond = x < 0 ? -x : x >= width ? (2 * (width - 1)) - x : x;
        x = sizes[Mirrors] == 1 ? beyond : x;

        // A clamped address and a select keep it free of branches.
        bool inside = (y >= 0) & (y < height) & (x >= 0) & (x < width);
        int line = IntrinsicMath.Clamp(y, 0, height - 1);
        float number = input[(((plane * height) + line) * width) + IntrinsicMath.Clamp(x, 0, width - 1)];
        return inside ? number : 0f;
    }
}
