using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how the weights of a matrix are packed for CPU kernels.</summary>
/// <remarks>
/// Indices take no more bits than a block needs and share words: the six of 32:6 are 30 bits of one. AVX2 kernels,
/// which cannot permute more than eight inputs, read bytes where a block is larger. The words of a group, or of a pair
/// of 16-bit weights, are stored once for each of the <see cref="CpuTile.Rows"/> rows of a tile.
/// </remarks>
internal static class WeightLayoutPlanner
{
    // The largest block that fits registers; its indices may be read from a word without masking them.
    private const int WidestWindow = 64;

    /// <summary>
    /// Gets the inputs that a block loads to pick from: the next of 4, 8, 16, 32, 64; 0 for a larger block.
    /// </summary>
    public static int Window(int block)
    {
        int window = 4;
        while (window < block)
            window *= 2;

        return window <= WidestWindow ? window : 0;
    }

    /// <summary>Gets how AVX2 kernels read the indices of a pattern.</summary>
    public static IndexFormat Avx2Indices(BalancedPattern pattern) =>
        Window(pattern.Block) > 8 ? IndexFormat.Bytes : IndexFormat.BitFields;

    /// <summary>Plans the layout of a matrix.</summary>
    /// <param name="layer">The matrix.</param>
    /// <param name="indices">How kernels read indices; of no meaning to a dense matrix.</param>
    public static WeightLayout Plan(LayerModel layer, IndexFormat indices) =>
        Plan(layer.Shape.Inputs, layer.Pattern, ValueFormat.Of(layer.WeightType), indices);

    /// <summary>Plans the layout of a matrix of any number of rows.</summary>
    /// <param name="inputs">The columns of the matrix.</param>
    /// <param name="pattern">The sparsity pattern.</param>
    /// <param name="values">How a weight is stored.</param>
    /// <param name="indices">How kernels read indices; of no meaning to a dense matrix.</param>
    public static WeightLayout Plan(int inputs, BalancedPattern pattern, ValueFormat values, IndexFormat indices)
    {
        if (pattern.IsDense)
            return Plan(1, inputs, IndexFormat.None, 0, values, [(inputs, 0)]);

        int bits = IndexBits(pattern.Block);
        return Plan(
            pattern.Blocks(inputs),
            pattern.Kept,
            indices,
            bits,
            values,
            indices == IndexFormat.Bytes ? Pairs(pattern.Kept) : Fields(pattern.Kept, bits));
    }

    /// <summary>
    /// Gets the bytes that values and indices take where indices are bit fields, without the bias and without padding
    /// rows.
    /// </summary>
    public static long PackedBytes(LayerModel layer) =>
        (long)layer.Shape.Outputs * BytesPerRow(Plan(layer, IndexFormat.BitFields));

    /// <summary>Gets the bytes of one row, indices included.</summary>
    public static int BytesPerRow(WeightLayout layout) => (int)(layout.TileWords * 4L / layout.TileRows);

    /// <summary>Gets the 32-bit words that the values of some slots of a tile take.</summary>
    public static int ValueWords(int slots, ValueFormat values) => slots * CpuTile.Rows * values.Bits / 32;

    private static int IndexBits(int block)
    {
        int bits = 2;
        while (1 << bits < block)
            bits++;

        return bits;
    }

    private static int IndexWords(int wordBytes) => CpuTile.Rows * wordBytes / 4;

    private static WeightLayout Plan(
        int blocks, int slotsPerBlock, IndexFormat indices, int indexBits, ValueFormat values,
        IReadOnlyList<(int Slots, int WordBytes)> parts)
    {
        int indexWords = 0;
        foreach ((_, int wordBytes) in parts)
            indexWords += IndexWords(wordBytes);

        List<SlotGroup> groups = [];
        int slot = 0;
        int indexWord = 0;
        bool beginsInPair = false;
        foreach ((int slots, int wordBytes) in parts)
        {
            // Only the two short words that end a block may share a pair: full words may be a loop, whose iterations
            // share nothing.
            bool endsInPair = indices == IndexFormat.BitFields
                && wordBytes == 2
                && slots % 2 == 1
                && slot + slots < slotsPerBlock;
            groups.Add(
                new SlotGroup(
                    slot,
                    slots,
                    wordBytes,
                    indexWord,
                    indexWords + ValueWords(slot, values),
                    beginsInPair,
                    endsInPair));
            beginsInPair = endsInPair;
            slot += slots;
            indexWord += IndexWords(wordBytes);
        }

        return new WeightLayout(
            WeightLayout.CurrentVersion, CpuTile.Rows, blocks, slotsPerBlock, indexWords + ValueWords(
                slotsPerBlock, values), indices, indexBits, values, groups);
    }

    private static List<(int Slots, int WordBytes)> Pairs(int kept)
    {
        List<(int Slots, int WordBytes)> pairs = [];
        for (int slot = 0; slot < kept; slot += 2)
        {
            int slots = kept - slot > 1 ? 2 : 1;
            pairs.Add((slots, slots));
        }

        return pairs;
    }

    // As many full 32-bit words as there are, the rest in the fewest bytes.
    private static List<(int Slots, int WordBytes)> Fields(int kept, int bits)
    {
        List<(int Slots, int WordBytes)> words = [];
        for (int left = kept; left > 0;)
        {
            int bytes = left <= 8 / bits ? 1 : left <= (16 / bits) + (8 / bits) ? 2 : 4;
            int slots = left < 8 * bytes / bits ? left : 8 * bytes / bits;
            words.Add((slots, bytes));
            left -= slots;
        }

        return words;
    }
}
