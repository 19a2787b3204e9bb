using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Copies rows of an embedding table. Each thread copies one number. Sizes: rows, numbers of a row, and the weight type
/// of the table. Weights: the table; a word holds two 16-bit numbers.
/// </summary>
/// <remarks>An input that is not the number of a row results in NaN, because a kernel cannot throw.</remarks>
internal static class GpuEmbeddingKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        float word = input[index / sizes[1]];
        bool isRow = (word >= 0f) & (word < sizes[0]) & (word == (int)word);
        int row = isRow ? (int)word : 0;
        int number = (row * sizes[1]) + (index % sizes[1]);
        output[index] = isRow ? Read(weights, sizes[2], number) : float.NaN;
    }

    private static float Read(ArrayView<float> table, int weightType, int number)
    {
        if (weightType == (int)WeightType.Float32)
            return table[number];

        uint pair = Interop.FloatAsInt(table[number >> 1]);
        uint bits = (number & 1) == 1 ? pair >> 16 : pair & 0xFFFFu;
        return weightType == (int)WeightType.Float16 ? PortableOps.Float16(bits) : Interop.IntAsFloat(bits << 16);
    }
}
