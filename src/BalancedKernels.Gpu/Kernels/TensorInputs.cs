using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>Arranges inputs for tensor cores: 16 bits each, in the order in which lanes multiply them.</summary>
/// <remarks>
/// [tile of 8 samples][chunk of 4 cells][8 columns of a cell][lane] of 16 bytes: lane 4g + t has sample g and cell t. So a warp's load
/// is 512 neighbouring bytes. What pads samples, cells and columns is zero.
/// </remarks>
public static class TensorInputs
{
    /// <summary>Rounds and arranges; groups of <see cref="GpuKernelShape.Threads"/> along x take the words of a tile, along y tiles.</summary>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TNumber">What is multiplied.</typeparam>
    /// <param name="input">The input tensor.</param>
    /// <param name="arranged">Whole tiles.</param>
    /// <param name="batch">Samples that the input has.</param>
    /// <param name="columns">Columns that a sample has.</param>
    /// <param name="cellColumns">Columns of a cell: 32 or 64.</param>
    /// <param name="wordsPerTile">Words of 16 bytes that a tile has: <see cref="GpuTensorPlan.InputWordsPerTile"/>.</param>
    public static void Arrange<TInput, TNumber>(
        ArrayView<float> input,
        ArrayView<Words4> arranged,
        int batch,
        int columns,
        int cellColumns,
        int wordsPerTile)
        where TInput : struct, IGpuInput
        where TNumber : struct, ITensorNumber
    {
        int word = (Grid.IdxX * GpuKernelShape.Threads) + Group.IdxX;
        if (word >= wordsPerTile)
            return;

        int lane = word & 31;
        int parts = cellColumns >> 3;
        int part = (word >> 5) & (parts - 1);
        int chunk = (word >> 5) / parts;
        int column = (((chunk * GpuTensorPlan.CellsPerChunk) + (lane & 3)) * cellColumns) + (part * 8);
        int sample = (Grid.IdxY * GpuTensorPlan.TileSamples) + (lane >> 2);
        int real = IntrinsicMath.Min(sample, batch - 1);
        Floats4 first = TInput.ReadFour(input, real, column, columns);
        Floats4 second = TInput.ReadFour(input, real, column + 4, columns);
        bool inside = sample < batch;

        arranged[(Grid.IdxY * wordsPerTile) + word] = new Words4
        {
            X = Pair<TNumber>(inside, first.X, first.Y),
            Y = Pair<TNumber>(inside, first.Z, first.W),
            Z = Pair<TNumber>(inside, second.X, second.Y),
            W = Pair<TNumber>(inside, second.Z, second.W),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pair<TNumber>(bool inside, float low, float high)
        where TNumber : struct, ITensorNumber => inside ? TNumber.Pair(low, high) : 0u;
}
