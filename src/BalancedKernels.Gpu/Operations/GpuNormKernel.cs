using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Layer norm or RMS norm; a group does one sample. Sizes: features, and 1 where the mean is taken away. Weights: a factor for each
/// feature, a summand for each, epsilon.
/// </summary>
internal static class GpuNormKernel
{
    public static void Run(ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuThreads.PerGroup);
        int features = sizes[0];
        int first = Grid.IdxX * features;
        float sum = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            sum += input[first + i];

        sum = GpuThreads.Sum(sum, shared);
        float mean = sizes[1] == 1 ? sum / features : 0f;
        float squares = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
        {
            float distance = input[first + i] - mean;
            squares += distance * distance;
        }

        squares = GpuThreads.Sum(squares, shared);
        float factor = GpuNumbers.InverseRoot((squares / features) + weights[2 * features]);
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            output[first + i] = ((input[first + i] - mean) * factor * weights[i]) + weights[features + i];
    }
}
