using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Pooling. Each thread computes one window. Sizes: height and width of the input, of the output, of the window, of its
/// stride and of its padding; then 1 if averages count the padding.
/// </summary>
internal static class GpuPoolKernels
{
    /// <summary>Gets the sizes that the kernels read.</summary>
    public static int[] Sizes(PoolDescription pool) =>
    [
        pool.Input.Height,
        pool.Input.Width,
        pool.OutputShape.Height,
        pool.OutputShape.Width,
        pool.Vertical.Kernel,
        pool.Horizontal.Kernel,
        pool.Vertical.Stride,
        pool.Horizontal.Stride,
        pool.Vertical.Padding,
        pool.Horizontal.Padding,
        pool.CountPadding ? 1 : 0,
    ];

    public static void Max(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int height = sizes[0];
        int width = sizes[1];
        int top = (index / sizes[3] % sizes[2] * sizes[6]) - sizes[8];
        int left = (index % sizes[3] * sizes[7]) - sizes[9];
        int plane = index / (sizes[2] * sizes[3]) * height * width;
        float largest = float.NegativeInfinity;
        for (int y = IntrinsicMath.Max(top, 0); y < IntrinsicMath.Min(top + sizes[4], height); y++)
        {
            for (int x = IntrinsicMath.Max(left, 0); x < IntrinsicMath.Min(left + sizes[5], width); x++)
                largest = GpuNumbers.Max(largest, input[plane + (y * width) + x]);
        }

        output[index] = largest;
    }

    public static void Average(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int height = sizes[0];
        int width = sizes[1];
        int top = (index / sizes[3] % sizes[2] * sizes[6]) - sizes[8];
        int left = (index % sizes[3] * sizes[7]) - sizes[9];
        int plane = index / (sizes[2] * sizes[3]) * height * width;
        int firstRow = IntrinsicMath.Max(top, 0);
        int endRow = IntrinsicMath.Min(top + sizes[4], height);
        int firstColumn = IntrinsicMath.Max(left, 0);
        int endColumn = IntrinsicMath.Min(left + sizes[5], width);
        float sum = 0f;
        for (int y = firstRow; y < endRow; y++)
        {
            for (int x = firstColumn; x < endColumn; x++)
                sum += input[plane + (y * width) + x];
        }

        int divisor = sizes[10] == 1 ? sizes[4] * sizes[5] : (endRow - firstRow) * (endColumn - firstColumn);
        output[index] = sum / divisor;
    }
}
