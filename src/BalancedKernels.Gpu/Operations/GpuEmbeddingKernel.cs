using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Copies rows of a table; each thread does one number. Sizes: rows, numbers of a row, and the table's precision.
/// Weights: the table, of 16-bit numbers two in a word.
/// </summary>
/// <remarks>A number of the input that names no row gives NaN: a kernel cannot refuse.</remarks>
internal static class GpuEmbeddingKernel
{
    public static void Run(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        float word = input[at / sizes[1]];
        bool isThere = (word >= 0f) & (word < sizes[0]) & (word == (int)word);
        int row = isThere ? (int)word : 0;
        int number = (row * sizes[1]) + (at % sizes[1]);
        output[at] = isThere ? Read(weights, sizes[2], number) : float.NaN;
    }

    private static float Read(ArrayView<float> table, int precision, int number)
    {
        if (precision == (int)WeightType.Float32)
            return table[number];

        uint pair = Interop.FloatAsInt(table[number >> 1]);
        uint bits = (number & 1) == 1 ? pair >> 16 : pair & 0xFFFFu;
        return precision == (int)WeightType.Float16 ? PortableOps.Float16(bits) : Interop.IntAsFloat(bits << 16);
    }
}
