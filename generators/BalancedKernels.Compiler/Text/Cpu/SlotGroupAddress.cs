namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Where a group's index words and values stand in a kernel's text: references, and distances from them in words.
/// </summary>
/// <param name="Words">The reference to words, without the tile's suffix.</param>
/// <param name="WordsAt">The first word's distance from it.</param>
/// <param name="Values">The reference to values, without the tile's suffix.</param>
/// <param name="ValuesAt">The first value's distance from it.</param>
internal readonly record struct SlotGroupAddress(string Words, int WordsAt, string Values, int ValuesAt);
