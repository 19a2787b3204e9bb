using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A 16-bit number format that tensor cores multiply. The type is a type argument, so the choice costs nothing at run
/// time.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorNumber
{
    /// <summary>Rounds two numbers to 16 bits each: to nearest, ties to even.</summary>
    /// <param name="low">The number of the lower half.</param>
    /// <param name="high">The number of the upper half.</param>
    static abstract uint Pair(float low, float high);

    /// <summary>
    /// Multiplies 16 rows of the left matrix by 8 rows of the right matrix over 32 columns, and adds the products to
    /// the sums.
    /// </summary>
    /// <remarks>
    /// Lane 4g + t holds eight columns of rows g and g + 8 of the left matrix and of row g of the right matrix. The
    /// columns can be in any order that is the same in both matrices; the order of the sum is the same in every run.
    /// The left matrix is the weights and the right one the inputs, or the other way round. The method emits two PTX
    /// instructions <c>mma.sync.m16n8k16</c>. Products are exact, and sums have 32 bits.
    /// </remarks>
    /// <param name="sum">Row g by rows 2t and 2t + 1 of the right matrix; then row g + 8.</param>
    /// <param name="upper">Eight numbers of row g.</param>
    /// <param name="lower">Eight numbers of row g + 8; zeros if there are only eight rows.</param>
    /// <param name="right">Eight numbers of row g of the right matrix.</param>
    static abstract Floats4 MultiplyAdd(Floats4 sum, Words4 upper, Words4 lower, Words4 right);

    /// <summary>
    /// Multiplies 16 rows by 8 samples over two columns of eight load units, and adds the products to the sums.
    /// <see cref="TensorRows.Read"/> loads the rows.
    /// </summary>
    /// <remarks>The method emits one PTX instruction <c>mma.sync.m16n8k16</c>.</remarks>
    /// <param name="sum">Row g: samples 2t and 2t + 1; then row g + 8.</param>
    /// <param name="columns">Load units 2t and 2t + 1 of rows g and g + 8: the first column, then the second.</param>
    /// <param name="first">The first column of those load units, for sample g.</param>
    /// <param name="second">The second column.</param>
    static abstract Floats4 MultiplyAddColumns(Floats4 sum, Words4 columns, uint first, uint second);

    /// <summary>
    /// Multiplies 16 rows with 2:4 sparsity by 8 samples over 64 columns, and adds the products to the sums.
    /// </summary>
    /// <remarks>
    /// The method emits two PTX instructions <c>mma.sp.sync.m16n8k32</c>. Lanes 0 and 1 of each four lanes provide the
    /// metadata of the first, and lanes 2 and 3 that of the second. Newer PTX has the variant
    /// <c>mma.sp::ordered_metadata</c> for ascending positions; our positions ascend.
    /// </remarks>
    /// <param name="sum">Row g: samples 2t and 2t + 1; then row g + 8.</param>
    /// <param name="upper">The kept values of row g: four for each multiplication.</param>
    /// <param name="lower">The kept values of row g + 8.</param>
    /// <param name="metadata">
    /// The positions in four column groups of row g, and those of row g + 8 in the upper half: see
    /// <see cref="SparseMetadata"/>.
    /// </param>
    /// <param name="first">
    /// Eight inputs of sample g for the first multiplication, in the order of
    /// <see cref="TensorStructuredSparseOrder"/>.
    /// </param>
    /// <param name="second">Eight inputs of sample g for the second multiplication.</param>
    static abstract Floats4 MultiplyAddSparse(
        Floats4 sum, Words4 upper, Words4 lower, uint metadata, Words4 first, Words4 second);
}
