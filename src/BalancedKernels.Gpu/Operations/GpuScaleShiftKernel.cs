using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// A factor and a summand for each channel; each thread does one number. Sizes: channels, and numbers of each. Weights:
/// factors, then summands.
/// </summary>
internal static class GpuScaleShiftKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int channel = at / sizes[1] % sizes[0];
        output[at] = (input[at] * weights[channel]) + weights[sizes[0] + channel];
    }
}
