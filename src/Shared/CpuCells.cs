using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>How the weights of one block of one tile, a cell, stand in memory: first its indices, then its values.</summary>
/// <remarks>
/// Indices take no more bits than a block needs and share words: the six of 32:6 are 30 bits of one. Two 16-bit
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

    /// <summary>Divides the slots of a block into groups: as many full 32-bit words as there are, the rest in the fewest bytes.</summary>
    public static IReadOnlyList<CpuSlotGroup> Groups(BalancedPattern pattern)
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

    /// <summary>Gets the words that a group's indices take.</summary>
    public static int IndexWords(CpuSlotGroup group) => CpuTile.Rows * group.WordBytes / 4;

    /// <summary>Gets the words that the values of some slots take.</summary>
    public static int ValueWords(int slots, Precision weights) =>
        weights == Precision.Float32 ? slots * CpuTile.Rows : slots * CpuTile.Rows / 2;

    /// <summary>Gets the words that a block takes.</summary>
    public static int WordsPerBlock(BalancedPattern pattern, Precision weights) =>
        IndexWordsPerBlock(pattern) + ValueWords(pattern.Kept, weights);

    /// <summary>Gets the words that a block's indices take.</summary>
    public static int IndexWordsPerBlock(BalancedPattern pattern)
    {
        int words = 0;
        foreach (CpuSlotGroup group in Groups(pattern))
            words += IndexWords(group);

        return words;
    }
}
