using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>A depthwise convolution; each thread does one number of the output.</summary>
internal static class GpuDepthwiseKernel
{
    /// <summary>Computes the numbers of all images.</summary>
    /// <param name="input">The images.</param>
    /// <param name="weights">[outChannels, taps], then the bias [outChannels].</param>
    /// <param name="sizes">The images' sizes.</param>
    /// <param name="output">The images that come out.</param>
    /// <param name="activation">What is done to each number.</param>
    /// <param name="count">Numbers of the output.</param>
    public static void Run(
        ArrayView<float> input,
        ArrayView<float> weights,
        ArrayView<int> sizes,
        ArrayView<float> output,
        int activation,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int rows = GpuImageSizes.Rows(sizes);
        int taps = GpuImageSizes.Taps(sizes);
        int planes = GpuImageSizes.Planes(sizes);
        int position = at % GpuImageSizes.Positions(sizes);
        int image = at / GpuImageSizes.Positions(sizes) / rows;
        int row = at / GpuImageSizes.Positions(sizes) % rows;
        int plane = (image * planes) + (row / (rows / planes));
        float sum = 0f;
        for (int tap = 0; tap < taps; tap++)
            sum += weights[(row * taps) + tap] * GpuImageSizes.Read(input, sizes, plane, position, tap);

        output[at] = GpuElementKernels.Apply(activation, sum + weights[(rows * taps) + row]);
    }
}
