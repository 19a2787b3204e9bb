using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Neighbouring slots of a packed block whose column indices share one word per row.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Offsets count 32-bit words from the start of the packed block. The
/// words of the rows of a tile are neighbours, row after row.
/// </remarks>
/// <param name="FirstSlot">The first slot of the block that belongs to the group.</param>
/// <param name="Slots">The number of slots.</param>
/// <param name="WordBytes">
/// Bytes of one row's index word: 4, 2 or 1. With byte indices, one byte for each slot. 0 without indices.
/// </param>
/// <param name="IndexWord">The offset of the group's first index word.</param>
/// <param name="ValueWord">The offset of the group's first value.</param>
/// <param name="BeginsInPair">
/// Whether the first slot shares its words with the last slot of the group before; its 16-bit weights are then the
/// upper halves.
/// </param>
/// <param name="EndsInPair">
/// Whether 16-bit weights of its last slot share words with the first slot of the next group.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SlotGroup(
    int FirstSlot, int Slots, int WordBytes, int IndexWord, int ValueWord, bool BeginsInPair = false,
    bool EndsInPair = false)
{
    /// <summary>Tells whether a slot, counted from the group's first, is the upper half of a pair.</summary>
    public bool IsUpper(int slot) => (slot % 2 == 0) == BeginsInPair;

    /// <summary>
    /// Tells whether 16-bit weights of a slot, counted from the group's first, share their words with another slot's.
    /// </summary>
    public bool IsPaired(int slot) => IsUpper(slot) || slot + 1 < Slots || EndsInPair;
}
