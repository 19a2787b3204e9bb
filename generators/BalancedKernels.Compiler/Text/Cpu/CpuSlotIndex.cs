namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>A slot of a group, or a pair of them: known while writing, or counted by a loop of the kernel.</summary>
/// <param name="Variable">The loop's variable, which counts slots; null outside of one.</param>
/// <param name="Slot">The slot, counted from the loop's.</param>
internal readonly record struct CpuSlotIndex(string? Variable, int Slot)
{
    /// <summary>The expression for the slot times a factor, plus a distance.</summary>
    public string Times(int factor, int plus = 0)
    {
        int distance = (Slot * factor) + plus;
        if (Variable is null)
            return $"{distance}";

        return distance == 0 ? $"{Variable} * {factor}" : $"({Variable} * {factor}) + {distance}";
    }
}
