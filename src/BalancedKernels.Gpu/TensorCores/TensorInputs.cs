using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Arranges inputs for tensor cores: as 16-bit numbers, in the order in which lanes multiply them.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The layout is [tile of 8 samples][chunk][k-step][lane] of 16 bytes. Lane 4g + t has the columns of sample g that
/// <see cref="ITensorOrder"/> defines. So the load of a warp is 512 neighbouring bytes. The padding of samples, load
/// units and columns is zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorInputs
{
    /// <summary>The samples of a tile: they are arranged together.</summary>
    public const int TileSamples = 8;

    /// <summary>
    /// Rounds and arranges inputs. Groups of <see cref="GpuKernelShape.Threads"/> along x write the words of a tile;
    /// groups along y write tiles.
    /// </summary>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TNumber">The number format of the multiplication.</typeparam>
    /// <typeparam name="TOrder">The order of the columns.</typeparam>
    /// <param name="input">The input tensor.</param>
    /// <param name="arranged">The arranged inputs: whole tiles.</param>
    /// <param name="batch">Samples of the input.</param>
    /// <param name="columns">Columns of a sample.</param>
    /// <param name="loadUnitColumns">Columns of a load unit: 32 or 64.</param>
    /// <param name="wordsPerTile">Words of 16 bytes of a tile: <see cref="GpuInputArrangement.WordsPerTile"/>.</param>
    public static void Arrange<TInput, TNumber, TOrder>(
        ArrayView<float> input,
        ArrayView<Words4> arranged,
        int batch,
        int columns,
        int loadUnitColumns,
        int wordsPerTile)
        where TInput : struct, IGpuInput
        where TNumber : struct, ITensorNumber
        where TOrder : struct, ITensorOrder
    {
        int word = (Grid.IdxX * GpuKernelShape.Threads) + Group.IdxX;
        if (word >= wordsPerTile)
            return;

        int kSteps = (TOrder.LoadUnitsPerChunk * loadUnitColumns) >> 5;
        int kStep = (word >> 5) & (kSteps - 1);
        int chunk = (word >> 5) / kSteps;
        int lane = word & 31;
        int first = chunk * TOrder.LoadUnitsPerChunk * loadUnitColumns;
        int sample = (Grid.IdxY * TileSamples) + (lane >> 2);
        int clamped = IntrinsicMath.Min(sample, batch - 1);
        int stride = TOrder.Stride(loadUnitColumns);
        bool inside = sample < batch;

        arranged[(Grid.IdxY * wordsPerTile) + word] = new Words4
        {
            X = Pair<TInput, TNumber>(
                inside, input, clamped, first + TOrder.Lower(kStep, lane & 3, 0, loadUnitColumns), stride, columns),
            Y = Pair<TInput, TNumber>(
                inside, input, clamped, first + TOrder.Lower(kStep, lane & 3, 1, loadUnitColumns), stride, columns),
            Z = Pair<TInput, TNumber>(
                inside, input, clamped, first + TOrder.Lower(kStep, lane & 3, 2, loadUnitColumns), stride, columns),
            W = Pair<TInput, TNumber>(
                inside, input, clamped, first + TOrder.Lower(kStep, lane & 3, 3, loadUnitColumns), stride, columns),
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
