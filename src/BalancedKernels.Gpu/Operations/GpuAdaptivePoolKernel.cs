using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Adaptive average pooling: the means of a fixed number of windows. Each thread computes one mean. Sizes: height and
/// width of the input, then of the output.
/// </summary>
internal static class GpuAdaptivePoolKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int height = sizes[0];
        int width = sizes[1];
        int rows = sizes[2];
        int columns = sizes[3];
        int y = index / columns % rows;
        int x = index % columns;
        int firstRow = AdaptivePoolDescription.First(y, height, rows);
        int endRow = AdaptivePoolDescription.End(y, height, rows);
        int firstColumn = AdaptivePoolDescription.First(x, width, columns);
        int endColumn = AdaptivePoolDescription.End(x, width, columns);
        int plane = index / (rows * columns) * height * width;
        float sum = 0f;
        for (int row = firstRow; row < endRow; row++)
        {
            for (int column = firstColumn; column < endColumn; column++)
                sum += input[plane + (row * width) + column];
        }

        output[index] = sum / ((endRow - firstRow) * (endColumn - firstColumn));
    }
}
