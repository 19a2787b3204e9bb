using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The order in which a lane multiplies columns. The type is a type argument; there is one for each kind of operand.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The columns of a multiplication can be in any order that is the same for weights and inputs, so each kind of operand
/// uses the order of its packed weights. In a k-step lane 4g + t loads four pairs of columns of sample g.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorOrder
{
    /// <summary>Gets the load units of a chunk: a warp multiplies them at a time.</summary>
    static abstract int LoadUnitsPerChunk { get; }

    /// <summary>Gets the column of the lower half of a pair, counted from the first column of the chunk.</summary>
    /// <param name="kStep">The k-step, 0 or more.</param>
    /// <param name="thread">The number t of the lane in its group of four, 0 to 3.</param>
    /// <param name="pair">The pair, 0 to 3.</param>
    /// <param name="loadUnitColumns">Columns of a load unit.</param>
    static abstract int Lower(int kStep, int thread, int pair, int loadUnitColumns);

    /// <summary>Gets the distance in columns from the lower to the upper half of a pair.</summary>
    /// <param name="loadUnitColumns">Columns of a load unit.</param>
    static abstract int Stride(int loadUnitColumns);
}
