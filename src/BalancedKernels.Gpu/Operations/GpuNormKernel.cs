using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Layer norm or RMS norm; a group does one sample. Sizes: features, and 1 where the mean is taken away. Weights: a
/// factor for each feature, a summand for each, epsilon.
/// </summary>
internal static class GpuNormKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuThreads.PerGroup);
        int features = sizes[0];
        int first = Grid.IdxX * features;
        float unit = 1f;
        float mean = Mean(input, first, sizes, unit, shared);
        float spread = Spread(input, first, features, unit, mean, shared);

        // Every thread has the same spread. Where squares are infinite, everything is counted in a unit near the
        // largest number.
        if (!(spread <= float.MaxValue))
        {
            float largest = 0f;
            for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
                largest = GpuNumbers.Larger(largest, GpuNumbers.Magnitude(input[first + i]));

            unit = GpuNumbers.InversePower(GpuThreads.Largest(largest, shared));
            mean = Mean(input, first, sizes, unit, shared);
            spread = Spread(input, first, features, unit, mean, shared);
        }

        // Times 1, where the unit is 1, changes no bit.
        float factor = GpuNumbers.InverseRoot(spread + (weights[2 * features] * unit * unit));
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            output[first + i] = (((input[first + i] * unit) - mean) * factor * weights[i]) + weights[features + i];
    }

    /// <summary>Gets what is taken away: the mean of a layer norm, 0 of an RMS norm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mean(
        ArrayView<float> input, int first, ArrayView<int> sizes, float unit, ArrayView<float> shared)
    {
        float sum = 0f;
        for (int i = Group.IdxX; i < sizes[0]; i += GpuThreads.PerGroup)
            sum += input[first + i] * unit;

        sum = GpuThreads.Sum(sum, shared);
        return sizes[1] == 1 ? sum / sizes[0] : 0f;
    }

    /// <summary>Gets the mean of the squares of what is left when the mean is taken away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Spread(
        ArrayView<float> input, int first, int features, float unit, float mean, ArrayView<float> shared)
    {
        float squares = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
        {
            float distance = (input[first + i] * unit) - mean;
            squares += distance * distance;
        }

        return GpuThreads.Sum(squares, shared) / features;
    }
}
