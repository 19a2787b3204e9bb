using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>How the weights of one block of one tile, a cell, stand in memory: first its indices, then its values.</summary>
/// <remarks>
/// Indices take no more bits than a block needs and share words: the six of 32:6 are 30 bits of one; AVX2 kernels, which cannot permute
/// more than eight inputs, have them as bytes where a block is larger (<see cref="CpuIndices"/>). Two 16-bit
/// weights of a row, of neighbouring slots, share a word too. All distances are in words of four bytes, for the
/// <see cref="CpuTile.Rows"/> rows of a tile; the word of a group, or of a pair of weights, stands once for each row,
/// row after row. Nothing is padded to cache lines: bytes cost more than loads across two. A dense layer is one block of
/// as many slots as it has inputs, and has no indices.
/// </remarks>
internal static class CpuCells
{
    // The largest block that fits registers; its indices may be read from a word without masking them.
    private const int WidestWindow = 64;

    /// <summary>Gets the inputs that a block loads to pick from: the next of 4, 8, 16, 32, 64; 0 for a larger block.</summary>
    public static int Window(int block)
    {
        int window = 4;
        while (window < block)
            window *= 2;

        return window <= WidestWindow ? window : 0;
    }

    /// <summary>Gets the bits of one index.</summary>
    public static int IndexBits(int block)
    {
        int bits = 2;
        while (1 << bits < block)
            bits++;

        return bits;
    }

    /// <summary>Gets how AVX2 kernels read the indices of a pattern.</summary>
    public static CpuIndices Avx2Indices(BalancedPattern pattern) =>
        !pattern.IsDense && Window(pattern.Block) > 8 ? CpuIndices.Bytes : CpuIndices.Fields;

    /// <summary>Divides the slots of a block into groups: pairs for bytes; otherwise as many full 32-bit words as there are, the rest in the fewest bytes.</summary>
    public static IReadOnlyList<CpuSlotGroup> Groups(BalancedPattern pattern, CpuIndices indices) =>
        indices == CpuIndices.Bytes ? Pairs(pattern) : Fields(pattern);

    /// <summary>Gets where the index byte of a row stands in a group of bytes: a row's place among four, then one of two sets of four, then the slot, then one of two halves.</summary>
    /// <remarks>
    /// A byte shuffle gives 16 bytes in each half of a register, and interleaving four of its results gives four rows in each half: so rows 0 to 3 and
    /// 4 to 7 of the first slot come out as one register, then rows 8 to 15, then the second slot's.
    /// </remarks>
    public static int ByteAt(int slots, int slot, int row) => (((row >> 2) & 1) * 8 * slots) + (slot * 8) + ((row >> 3) * 4) + (row & 3);

    /// <summary>Gets the words that a group's indices take.</summary>
    public static int IndexWords(CpuSlotGroup group) => CpuTile.Rows * group.WordBytes / 4;

    /// <summary>Gets the words that the values of some slots take.</summary>
    public static int ValueWords(int slots, Precision weights) =>
        weights == Precision.Float32 ? slots * CpuTile.Rows : slots * CpuTile.Rows / 2;

    /// <summary>Gets the words that a block takes.</summary>
    public static int WordsPerBlock(BalancedPattern pattern, Precision weights, CpuIndices indices) =>
        IndexWordsPerBlock(pattern, indices) + ValueWords(pattern.Kept, weights);

    /// <summary>Gets the words that a block's indices take.</summary>
    public static int IndexWordsPerBlock(BalancedPattern pattern, CpuIndices indices)
    {
        int words = 0;
        foreach (CpuSlotGroup group in Groups(pattern, indices))
            words += IndexWords(group);

        return words;
    }

    private static List<CpuSlotGroup> Pairs(BalancedPattern pattern)
    {
        List<CpuSlotGroup> groups = [];
        for (int slot = 0; slot < pattern.Kept; slot += 2)
        {
            int slots = pattern.Kept - slot > 1 ? 2 : 1;
            groups.Add(new CpuSlotGroup(slot, slots, slots));
        }

        return groups;
    }

    private static List<CpuSlotGroup> Fields(BalancedPattern pattern)
    {
        int bits = IndexBits(pattern.Block);
        List<CpuSlotGroup> groups = [];
        int slot = 0;
        bool beginsInPair = false;
        while (slot < pattern.Kept)
        {
            int left = pattern.Kept - slot;
            int bytes = left <= 8 / bits ? 1 : left <= (16 / bits) + (8 / bits) ? 2 : 4;
            int slots = left < 8 * bytes / bits ? left : 8 * bytes / bits;

            // Only the two short words that end a block may share a pair: full words may be a loop, whose turns share nothing.
            bool endsInPair = bytes == 2 && slots % 2 == 1 && slots < left;
            groups.Add(new CpuSlotGroup(slot, slots, bytes, beginsInPair, endsInPair));
            beginsInPair = endsInPair;
            slot += slots;
        }

        return groups;
    }
}
