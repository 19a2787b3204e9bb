using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A depthwise convolution. Each thread computes one number of the output.</summary>
internal static class GpuDepthwiseKernel
{
    /// <summary>Computes all output images.</summary>
    /// <param name="input">The images.</param>
    /// <param name="weights">[outChannels, taps], then the bias [outChannels].</param>
    /// <param name="sizes">The sizes of the images.</param>
    /// <param name="output">The output images.</param>
    /// <param name="activation">The activation of each number.</param>
    /// <param name="count">Numbers of the output.</param>
    public static void Run(
        ArrayView<float> input,
        ArrayView<float> weights,
        ArrayView<int> sizes,
        ArrayView<float> output,
        int activation,
        int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int rows = GpuImageSizes.Rows(sizes);
        int taps = GpuImageSizes.Taps(sizes);
        int planes = GpuImageSizes.Planes(sizes);
        int position = index % GpuImageSizes.Positions(sizes);
        int image = index / GpuImageSizes.Positions(sizes) / rows;
        int row = index / GpuImageSizes.Positions(sizes) % rows;
        int plane = (image * planes) + (row / (rows / planes));
        float sum = 0f;
        for (int tap = 0; tap < taps; tap++)
            sum += weights[(row * taps) + tap] * GpuImageSizes.Read(input, sizes, plane, position, tap);

        output[index] = GpuElementKernels.Apply(activation, sum + weights[(rows * taps) + row]);
    }
}

/// <summary>The kernel <see cref="GpuDepthwiseKernel.Run"/> as a delegate.</summary>
internal delegate void GpuDepthwiseBody(
    ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int activation,
    int count);

/// <summary>The launcher of the compiled kernel <see cref="GpuDepthwiseKernel.Run"/>.</summary>
internal delegate void GpuDepthwiseLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<float> weights,
    ArrayView<int> sizes,
    ArrayView<float> output,
    int activation,
    int count);
