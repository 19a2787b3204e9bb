using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Arranges inputs for tensor cores: 16 bits each, in the order in which lanes multiply them.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// [tile of 8 samples][chunk][part][lane] of 16 bytes: lane 4g + t has sample g, and of it what
/// <see cref="ITensorOrder"/> says. So a warp's load is 512 neighbouring bytes. What pads samples, cells and columns is
/// zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorInputs
{
    /// <summary>Samples that are arranged together.</summary>
    public const int TileSamples = 8;

    /// <summary>
    /// Rounds and arranges; groups of <see cref="GpuKernelShape.Threads"/> along x take the words of a tile, along y
    /// tiles.
    /// </summary>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TNumber">What is multiplied.</typeparam>
    /// <typeparam name="TOrder">Which columns are multiplied together.</typeparam>
    /// <param name="input">The input tensor.</param>
    /// <param name="arranged">Whole tiles.</param>
    /// <param name="batch">Samples that the input has.</param>
    /// <param name="columns">Columns that a sample has.</param>
    /// <param name="cellColumns">Columns of a cell: 32 or 64.</param>
    /// <param name="wordsPerTile">
    /// Words of 16 bytes that a tile has: <see cref="GpuInputArrangement.WordsPerTile"/>.
    /// </param>
    public static void Arrange<TInput, TNumber, TOrder>(
        ArrayView<float> input,
        ArrayView<Words4> arranged,
        int batch,
        int columns,
        int cellColumns,
        int wordsPerTile)
        where TInput : struct, IGpuInput
        where TNumber : struct, ITensorNumber
        where TOrder : struct, ITensorOrder
    {
        int word = (Grid.IdxX * GpuKernelShape.Threads) + Group.IdxX;
        if (word >= wordsPerTile)
            return;

        int parts = (TOrder.Cells * cellColumns) >> 5;
        int part = (word >> 5) & (parts - 1);
        int chunk = (word >> 5) / parts;
        int lane = word & 31;
        int first = chunk * TOrder.Cells * cellColumns;
        int sample = (Grid.IdxY * TileSamples) + (lane >> 2);
        int real = IntrinsicMath.Min(sample, batch - 1);
        int stride = TOrder.Stride(cellColumns);
        bool inside = sample < batch;

        arranged[(Grid.IdxY * wordsPerTile) + word] = new Words4
        {
            X = Pair<TInput, TNumber>(
                inside, input, real, first + TOrder.Lower(part, lane & 3, 0, cellColumns), stride, columns),
            Y = Pair<TInput, TNumber>(
                inside, input, real, first + TOrder.Lower(part, lane & 3, 1, cellColumns), stride, columns),
            Z = Pair<TInput, TNumber>(
                inside, input, real, first + TOrder.Lower(part, lane & 3, 2, cellColumns), stride, columns),
            W = Pair<TInput, TNumber>(
                inside, input, real, first + TOrder.Lower(part, lane & 3, 3, cellColumns), stride, columns),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pair<TInput, TNumber>(
        bool inside, ArrayView<float> input, int sample, int column, int stride, int columns)
        where TInput : struct, IGpuInput
        where TNumber : struct, ITensorNumber
    {
        uint pair = TNumber.Pair(
            TInput.Read(input, sample, column, columns), TInput.Read(input, sample, column + stride, columns));
        return inside ? pair : 0u;
    }
}
