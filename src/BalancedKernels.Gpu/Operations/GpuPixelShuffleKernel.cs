using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Turns groups of channels into larger images; each thread does one number. Sizes: the factor, height and width of the
/// input.
/// </summary>
internal static class GpuPixelShuffleKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int factor = sizes[0];
        int height = sizes[1];
        int width = sizes[2];
        int x = at % (width * factor);
        int y = at / (width * factor) % (height * factor);

        // Of all samples: each has factor^2 times as many on the way in.
        int channel = at / (width * factor * height * factor);
        int from = (((channel * factor) + (y % factor)) * factor) + (x % factor);
        output[at] = input[(((from * height) + (y / factor)) * width) + (x / factor)];
    }
}
