namespace BalancedKernels;

/// <summary>Neighbouring slots of a block whose column indices share one word per row in the memory of CPU kernels.</summary>
/// <param name="FirstSlot">The first slot of the block that is in it.</param>
/// <param name="Slots">How many slots there are.</param>
/// <param name="WordBytes">The width of a row's word: 4, 2 or 1.</param>
/// <param name="BeginsInPair">Whether 16-bit weights of its first slot are the upper halves of the words in which the group before it ends.</param>
/// <param name="EndsInPair">Whether 16-bit weights of its last slot share words with the first slot of the next group.</param>
internal readonly record struct CpuSlotGroup(
    int FirstSlot, int Slots, int WordBytes, bool BeginsInPair = false, bool EndsInPair = false)
{
    /// <summary>Whether a slot of the group, counted from its first, is the upper half of a pair.</summary>
    public bool IsUpper(int slot) => (slot % 2 == 0) == BeginsInPair;

    /// <summary>Whether 16-bit weights of a slot, counted from the group's first, have a partner.</summary>
    public bool IsPaired(int slot) => IsUpper(slot) || slot + 1 < Slots || EndsInPair;
}
