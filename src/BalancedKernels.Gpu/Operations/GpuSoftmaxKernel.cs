using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>Softmax or its logarithm; a group does one sample. Sizes: features, and 1 for the logarithm.</summary>
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
            largest = GpuNumbers.Larger(largest, input[first + i]);

        largest = GpuThreads.Largest(largest, shared);
        float sum = 0f;
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
            sum += GpuActivation.Exp(input[first + i] - largest);

        sum = GpuThreads.Sum(sum, shared);
        float logarithm = GpuNumbers.Log(sum);
        for (int i = Group.IdxX; i < features; i += GpuThreads.PerGroup)
        {
            float distance = input[first + i] - largest;
            output[first + i] = sizes[1] == 1 ? distance - logarithm : GpuActivation.Exp(distance) / sum;
        }
    }
}
