using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A number of 16 bits that tensor cores multiply; a type argument, so nothing of the choice is left at run time.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorNumber
{
    /// <summary>Rounds two numbers to 16 bits each, to the nearest, ties to even.</summary>
    /// <param name="low">The number of the lower half.</param>
    /// <param name="high">The number of the upper half.</param>
    static abstract uint Pair(float low, float high);

    /// <summary>
    /// Multiplies 16 rows of one matrix by 8 of another over 32 columns, which are all warps' lanes' together, and
    /// adds.
    /// </summary>
    /// <remarks>
    /// Lane 4g + t brings, of eight columns of its own, rows g and g + 8 of the one and row g of the other. Which
    /// columns those are does not matter as long as both agree: a sum has no order for the mathematician, and the same
    /// one in every run. The one may be weights and the other inputs, or the other way round. Two of PTX's
    /// <c>mma.sync.m16n8k16</c>, products exact, sums in 32 bits.
    /// </remarks>
    /// <param name="sum">Row g with rows 2t and 2t + 1 of the other; then row g + 8.</param>
    /// <param name="upper">Eight numbers of row g.</param>
    /// <param name="lower">Eight numbers of row g + 8; zeros where there are eight rows only.</param>
    /// <param name="right">Eight numbers of the other's row g.</param>
    static abstract Floats4 MultiplyAdd(Floats4 sum, Words4 upper, Words4 lower, Words4 right);

    /// <summary>
    /// Multiplies 16 rows of two columns of eight cells, as <see cref="TensorRows.Read"/> brings them, by 8 samples,
    /// and adds.
    /// </summary>
    /// <remarks>One of PTX's <c>mma.sync.m16n8k16</c>.</remarks>
    /// <param name="sum">Row g: samples 2t and 2t + 1; then row g + 8.</param>
    /// <param name="columns">
    /// Of the first column rows g and g + 8, and then of the second: cells 2t and 2t + 1 each.
    /// </param>
    /// <param name="first">The first column of those cells of sample g.</param>
    /// <param name="second">The second column.</param>
    static abstract Floats4 MultiplyAddColumns(Floats4 sum, Words4 columns, uint first, uint second);

    /// <summary>
    /// Multiplies 16 rows, of which two of every four columns are there, by 8 samples over 64 columns, and adds.
    /// </summary>
    /// <remarks>
    /// Two of PTX's <c>mma.sp.sync.m16n8k32</c>, whose places lanes 0 and 1, and then lanes 2 and 3, of each four
    /// bring. Newer PTX calls the form whose places ascend <c>mma.sp::ordered_metadata</c>; ours do.
    /// </remarks>
    /// <param name="sum">Row g: samples 2t and 2t + 1; then row g + 8.</param>
    /// <param name="upper">Two fours of row g for each of the multiplications.</param>
    /// <param name="lower">The same of row g + 8.</param>
    /// <param name="places">
    /// Places in four fours of row g, and of row g + 8 in the upper half: see <see cref="SparseMetadata"/>.
    /// </param>
    /// <param name="first">Eight inputs of sample g for the first, as <see cref="TensorPairedOrder"/> has them.</param>
    /// <param name="second">The same for the second.</param>
    static abstract Floats4 MultiplyAddPaired(
        Floats4 sum, Words4 upper, Words4 lower, uint places, Words4 first, Words4 second);
}
