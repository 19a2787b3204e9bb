using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Rearranges groups of channels to larger images. Each thread copies one number. Sizes: the factor, height and width
/// of the input.
/// </summary>
internal static class GpuPixelShuffleKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int factor = sizes[0];
        int height = sizes[1];
        int width = sizes[2];
        int x = index % (width * factor);
        int y = index / (width * factor) % (height * factor);

        // The channel is counted over all samples. The input has factor^2 times as many channels.
        int channel = index / (width * factor * height * factor);
        int inputChannel = (((channel * factor) + (y % factor)) * factor) + (x % factor);
        output[index] = input[(((inputChannel * height) + (y / factor)) * width) + (x / factor)];
    }
}
