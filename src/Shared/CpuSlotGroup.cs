namespace BalancedKernels;

/// <summary>Neighbouring slots of a block whose column indices share one word per row in the memory of CPU kernels.</summary>
/// <param name="FirstSlot">The first slot of the block that is in it.</param>
/// <param name="Slots">How many slots there are.</param>
/// <param name="WordBytes">The width of a row's word: 4, 2 or 1.</param>
internal readonly record struct CpuSlotGroup(int FirstSlot, int Slots, int WordBytes);
