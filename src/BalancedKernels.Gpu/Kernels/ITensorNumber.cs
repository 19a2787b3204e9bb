namespace BalancedKernels.Gpu;

/// <summary>A number of 16 bits that tensor cores multiply; a type argument, so nothing of the choice is left at run time.</summary>
public interface ITensorNumber
{
    /// <summary>Rounds two numbers to 16 bits each, to the nearest, ties to even.</summary>
    /// <param name="low">The number of the lower half.</param>
    /// <param name="high">The number of the upper half.</param>
    static abstract uint Pair(float low, float high);

    /// <summary>Multiplies 16 rows by 8 samples over 32 columns, which are all warps' lanes' together, and adds.</summary>
    /// <remarks>
    /// Lane 4g + t brings, of eight columns of its own, rows g and g + 8 and sample g. Which columns those are does not matter as
    /// long as weights and inputs agree: a sum has no order for the mathematician, and the same one in every run.
    /// Two of PTX's <c>mma.sync.m16n8k16</c>, products exact, sums in 32 bits.
    /// </remarks>
    /// <param name="sum">Row g: samples 2t and 2t + 1; then row g + 8.</param>
    /// <param name="upper">Eight weights of row g.</param>
    /// <param name="lower">Eight weights of row g + 8.</param>
    /// <param name="inputs">Eight inputs of sample g.</param>
    static abstract Floats4 MultiplyAdd(Floats4 sum, Words4 upper, Words4 lower, Words4 inputs);
}
