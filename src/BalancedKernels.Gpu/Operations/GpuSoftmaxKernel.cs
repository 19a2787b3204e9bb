using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Softmax or its logarithm. Each group computes one sample. Sizes: features, and 1 for the logarithm.
/// </summary>
internal static class GpuSoftmaxKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuThreads.PerGroup);
        int features = sizes[0];
        int first = Grid.IdxX * features;
        float largest = float.NegativeInfinity;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            largest = GpuNumbers.Max(largest, input[first + i]);

        largest = GpuThreads.Max(largest, shared);
        float sum = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            sum += GpuActivation.Exp(input[first + i] - largest);

        sum = GpuThreads.Sum(sum, shared);
        float logarithm = GpuNumbers.Log(sum);
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
        {
            float difference = input[first + i] - largest;
            output[first + i] = sizes[1] == 1 ? difference - logarithm : GpuActivation.Exp(difference) / sum;
        }
    }
}
