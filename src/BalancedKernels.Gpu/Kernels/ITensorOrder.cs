using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// Which columns a lane multiplies together: a type argument, one for each way of bringing weights to tensor cores.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The order of the columns inside a multiplication is free as long as weights and inputs agree, so each form has the
/// one that its weights have anyway. Lane 4g + t brings four pairs of columns of sample g at a time: a part.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorOrder
{
    /// <summary>Gets the cells that a warp multiplies at a time: a chunk.</summary>
    static abstract int Cells { get; }

    /// <summary>Gets the column of the pair's lower half, counted from the chunk's first.</summary>
    /// <param name="part">The part, 0 or more.</param>
    /// <param name="thread">The lane's own number t, 0 to 3.</param>
    /// <param name="pair">The pair, 0 to 3.</param>
    /// <param name="cellColumns">Columns of a cell.</param>
    static abstract int Lower(int part, int thread, int pair, int cellColumns);

    /// <summary>Gets how many columns further that of the upper half is.</summary>
    /// <param name="cellColumns">Columns of a cell.</param>
    static abstract int Stride(int cellColumns);
}
