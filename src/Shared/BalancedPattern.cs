using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>
/// The balanced sparsity pattern of a weight matrix: of every <see cref="Block"/> neighbouring weights of a row,
/// exactly <see cref="Kept"/> are stored.
/// </summary>
/// <remarks>
/// 32:6 keeps six of every 32 weights, so every row of 1024 inputs costs 192 multiply-adds. Source: Yao et al.,
/// "Balanced Sparsity for Efficient DNN Inference on GPU", AAAI 2019. <c>default(BalancedPattern)</c> is not a pattern:
/// layers and pruning reject it, and its members that need a block throw. This file is compiled into the compiler and
/// into the runtime.
/// </remarks>
public readonly record struct BalancedPattern
{
    /// <summary>The smallest block: two weights.</summary>
    public const int MinBlock = 2;

    /// <summary>The largest block: 256 weights, so that an index within a block fits one byte.</summary>
    public const int MaxBlock = 256;

    /// <summary>
    /// Creates a pattern that keeps <paramref name="kept"/> of every <paramref name="block"/> weights.
    /// </summary>
    /// <param name="block">The number of neighbouring weights in a block, 2 to 256.</param>
    /// <param name="kept">The number of weights that each block keeps, 1 to <paramref name="block"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
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

    /// <summary>
    /// Gets the size of a block: the number of neighbouring weights of a row that are pruned together.
    /// </summary>
    public int Block { get; }

    /// <summary>Gets the number of weights that each block of each row keeps.</summary>
    public int Kept { get; }

    /// <summary>Gets the ratio, which is the share of a full block that is removed: 0.8125 for 32:6.</summary>
    public double Ratio => (double)(BlockOrThrow - Kept) / Block;

    /// <summary>Gets whether the pattern removes no weights, so that no indices are stored.</summary>
    public bool IsDense => Kept == BlockOrThrow;

    private int BlockOrThrow => Block > 0
        ? Block
        : throw new InvalidOperationException(
            "default(BalancedPattern) has no block; make one with a block and its kept weights, such as 32:6.");

    /// <summary>Returns whether <paramref name="block"/> is a valid block size, 2 to 256.</summary>
    public static bool IsBlock(int block) => block is >= MinBlock and <= MaxBlock;

    /// <summary>Returns whether <paramref name="ratio"/> is a valid ratio, from 0 up to but not including 1.</summary>
    public static bool IsRatio(double ratio) => ratio is >= 0 and < 1;

    /// <summary>
    /// Creates a pattern from a ratio, rounded to whole weights: <c>Kept = max(1, round(Block * (1 - Ratio)))</c>, ties
    /// away from zero.
    /// </summary>
    /// <remarks>
    /// The computation uses <see cref="decimal"/>: in double, a block of 15 with ratio 0.9 would keep 1 weight, not 2.
    /// </remarks>
    /// <param name="block">The number of neighbouring weights in a block, 2 to 256.</param>
    /// <param name="ratio">The share of weights to remove, from 0 up to but not including 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static BalancedPattern FromRatio(int block, double ratio)
    {
        if (!IsRatio(ratio))
            throw new ArgumentOutOfRangeException(
                nameof(ratio), ratio, "The share to remove is from 0 up to but not including 1.");

        // A double so small that decimal underflows becomes 0, which is the right ratio for it.
        decimal kept = Math.Round(block * (1 - (decimal)ratio), MidpointRounding.AwayFromZero);
        return new BalancedPattern(block, Math.Max(1, (int)kept));
    }

    /// <summary>Parses a pattern of the form <c>block:kept</c>, such as <c>32:6</c>.</summary>
    /// <returns>Whether <paramref name="text"/> is a valid pattern.</returns>
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
    /// Gets the number of blocks of a row of <paramref name="columns"/> weights, including a ragged last block.
    /// </summary>
    public int Blocks(int columns) => (int)(((long)columns + BlockOrThrow - 1) / Block);

    /// <summary>
    /// Gets the number of weights that are stored for a row of <paramref name="columns"/> weights, spare slots
    /// included.
    /// </summary>
    public int Slots(int columns) => Blocks(columns) * Kept;

    /// <summary>Gets the number of columns of the last block without its padding: 3 of 32 for 387 columns.</summary>
    public int LastBlockColumns(int columns) => columns - ((Blocks(columns) - 1) * Block);

    /// <summary>Returns whether the last block has fewer columns than the others.</summary>
    public bool IsRagged(int columns) => columns % BlockOrThrow != 0;

    /// <summary>
    /// Gets the share of the columns of a row that is removed, without the padding of a ragged last block: 27 columns
    /// at 32:21 are 22% sparse, not 34%.
    /// </summary>
    public double TrueRatio(int columns)
    {
        int kept = ((Blocks(columns) - 1) * Kept) + Math.Min(Kept, LastBlockColumns(columns));
        return (double)(columns - kept) / columns;
    }

    /// <summary>Formats the pattern as <c>block:kept</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Block, Kept);

    /// <summary>Returns the pattern, or throws if it is <c>default</c>.</summary>
    /// <param name="parameter">The name of the parameter or property, for the exception.</param>
    /// <exception cref="ArgumentException">The pattern is <c>default</c>.</exception>
    internal BalancedPattern OrThrow(string parameter) => Block > 0
        ? this
        : throw new ArgumentException(
            "A pattern of a block and its kept weights was expected, such as 32:6; default(BalancedPattern) was given, which has no block.", parameter);
}
