using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>
/// The rule every row of a balanced-sparse matrix follows: of each <see cref="Block"/> neighbouring
/// weights, exactly <see cref="Kept"/> are stored.
/// </summary>
/// <remarks>
/// 32:6 keeps six of every 32 weights, so a row of 1024 inputs costs 192 multiply-adds, whichever
/// row it is. Source: Yao et al., "Balanced Sparsity for Efficient DNN Inference on GPU", AAAI 2019.
/// <c>default(BalancedPattern)</c> is no pattern: layers and pruning refuse it, and it has no answer about blocks.
/// This one file is compiled into the compiler and into the runtime.
/// </remarks>
public readonly record struct BalancedPattern
{
    /// <summary>The smallest block: two weights.</summary>
    public const int MinBlock = 2;

    /// <summary>The largest block: 256 weights, so that an index inside it fits one byte.</summary>
    public const int MaxBlock = 256;

    /// <summary>Makes a pattern that keeps <paramref name="kept"/> of every <paramref name="block"/> weights.</summary>
    /// <param name="block">Neighbouring weights thinned together, 2 to 256.</param>
    /// <param name="kept">Weights left in each block of each row, 1 to <paramref name="block"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public BalancedPattern(int block, int kept)
    {
        if (!IsBlock(block))
            throw new ArgumentOutOfRangeException(
                nameof(block), block, $"A block has {MinBlock} to {MaxBlock} weights.");
        if (kept < 1 || kept > block)
            throw new ArgumentOutOfRangeException(
                nameof(kept), kept, $"A block of {block} keeps 1 to {block} weights.");

        Block = block;
        Kept = kept;
    }

    /// <summary>Gets how many neighbouring weights of a row are thinned together.</summary>
    public int Block { get; }

    /// <summary>Gets how many weights are left in each block of each row.</summary>
    public int Kept { get; }

    /// <summary>Gets the share of a whole block that is removed: 0.8125 for 32:6.</summary>
    public double Ratio => (double)(GivenBlock - Kept) / Block;

    /// <summary>Gets whether nothing is removed, so that no indices are stored.</summary>
    public bool IsDense => Kept == GivenBlock;

    private int GivenBlock => Block > 0
        ? Block
        : throw new InvalidOperationException(
            "default(BalancedPattern) has no block; make one with a block and its kept weights, such as 32:6.");

    /// <summary>Tells whether <paramref name="block"/> is a size that a pattern can have.</summary>
    public static bool IsBlock(int block) => block is >= MinBlock and <= MaxBlock;

    /// <summary>
    /// Tells whether <paramref name="ratio"/> is a share that can be removed: from 0 up to but not including 1.
    /// </summary>
    public static bool IsRatio(double ratio) => ratio is >= 0 and < 1;

    /// <summary>
    /// Rounds a share to remove to whole weights: <c>Kept = max(1, round(Block * (1 - Ratio)))</c>,
    /// ties away from zero.
    /// </summary>
    /// <remarks>
    /// Computed in <see cref="decimal"/>: in double, a block of 15 at 0.9 comes out as 1 weight, not 2.
    /// </remarks>
    /// <param name="block">Neighbouring weights thinned together, 2 to 256.</param>
    /// <param name="ratio">Share to remove, from 0 up to but not including 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static BalancedPattern FromRatio(int block, double ratio)
    {
        if (!IsRatio(ratio))
            throw new ArgumentOutOfRangeException(
                nameof(ratio), ratio, "The share to remove is from 0 up to but not including 1.");

        // A double so close to 0 that decimal underflows becomes 0, which is what it means here.
        decimal kept = Math.Round(block * (1 - (decimal)ratio), MidpointRounding.AwayFromZero);
        return new BalancedPattern(block, Math.Max(1, (int)kept));
    }

    /// <summary>Reads a pattern written as <c>block:kept</c>, such as <c>32:6</c>.</summary>
    /// <returns>Whether <paramref name="text"/> was a pattern.</returns>
    public static bool TryParse(string? text, out BalancedPattern pattern)
    {
        pattern = default;
        string[] parts = (text ?? string.Empty).Split(':');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int block)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int kept)
            || !IsBlock(block) || kept < 1 || kept > block)
        {
            return false;
        }

        pattern = new BalancedPattern(block, kept);
        return true;
    }

    /// <summary>
    /// Gets how many blocks a row of <paramref name="columns"/> weights has, a ragged last one included.
    /// </summary>
    public int Blocks(int columns) => (int)(((long)columns + GivenBlock - 1) / Block);

    /// <summary>
    /// Gets how many weights are stored for a row of <paramref name="columns"/>, spare slots included.
    /// </summary>
    public int Slots(int columns) => Blocks(columns) * Kept;

    /// <summary>Gets how many columns the last block really has: 3 of 32 for 387 columns.</summary>
    public int LastBlockColumns(int columns) => columns - ((Blocks(columns) - 1) * Block);

    /// <summary>Tells whether the last block has fewer columns than the others.</summary>
    public bool IsRagged(int columns) => columns % GivenBlock != 0;

    /// <summary>
    /// Gets the share of the real columns that is removed; a ragged last block counts only the
    /// columns it has: 27 columns at 32:21 are 22% sparse, not 34%.
    /// </summary>
    public double TrueRatio(int columns)
    {
        int kept = ((Blocks(columns) - 1) * Kept) + Math.Min(Kept, LastBlockColumns(columns));
        return (double)(columns - kept) / columns;
    }

    /// <summary>Writes the pattern as <c>block:kept</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Block, Kept);

    /// <summary>Returns the pattern, unless none was given.</summary>
    /// <param name="parameter">The parameter or property that the pattern is given to.</param>
    /// <exception cref="ArgumentException">It is <c>default</c>.</exception>
    internal BalancedPattern OrThrow(string parameter) => Block > 0
        ? this
        : throw new ArgumentException(
            "A pattern of a block and its kept weights was expected, such as 32:6; default(BalancedPattern) was given, which has no block.", parameter);
}
