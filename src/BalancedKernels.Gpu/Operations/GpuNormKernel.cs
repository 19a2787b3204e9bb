using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Layer norm or RMS norm. Each group computes one sample. Sizes: features, and 1 if the mean is subtracted. Weights: a
/// factor for each feature, a summand for each feature, epsilon.
/// </summary>
internal static class GpuNormKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuThreads.PerGroup);
        int features = sizes[0];
        int first = Grid.IdxX * features;
        float scale = 1f;
        float mean = Mean(input, first, sizes, scale, shared);
        float variance = Variance(input, first, features, scale, mean, shared);

        // Every thread has the same variance. If squares overflow, all numbers are scaled by a power of two near the
        // largest one.
        if (!(variance <= float.MaxValue))
        {
            float largest = 0f;
            for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
                largest = GpuNumbers.Max(largest, GpuNumbers.Abs(input[first + i]));

            scale = GpuNumbers.InversePowerOfTwo(GpuThreads.Max(largest, shared));
            mean = Mean(input, first, sizes, scale, shared);
            variance = Variance(input, first, features, scale, mean, shared);
        }

        // If the scale is 1, the products with it change no bit.
        float factor = GpuNumbers.InverseSqrt(variance + (weights[2 * features] * scale * scale));
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            output[first + i] = (((input[first + i] * scale) - mean) * factor * weights[i]) + weights[features + i];
    }

    /// <summary>Gets the number to subtract: the mean for a layer norm, 0 for an RMS norm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mean(
        ArrayView<float> input, int first, ArrayView<int> sizes, float scale, ArrayView<float> shared)
    {
        float sum = 0f;
        for (int i = Group.IdxX; i < sizes[0]; i += GpuThreads.PerGroup)
            sum += input[first + i] * scale;

        sum = GpuThreads.Sum(sum, shared);
        return sizes[1] == 1 ? sum / sizes[0] : 0f;
    }

    /// <summary>Gets the mean of the squared differences from the mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Variance(
        ArrayView<float> input, int first, int features, float scale, float mean, ArrayView<float> shared)
    {
        float squares = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
        {
            float difference = (input[first + i] * scale) - mean;
            squares += difference * difference;
        }

        return GpuThreads.Sum(squares, shared) / features;
    }
}
