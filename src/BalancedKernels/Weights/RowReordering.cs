using System;

namespace BalancedKernels;

/// <summary>
/// Puts the rows of a recurrent layer's matrix in the order in which a device wants them, with rows of zeros where
/// units are missing.
/// </summary>
internal static class RowReordering
{
    /// <summary>Makes weights whose row is another one's row.</summary>
    /// <param name="weights">[gates * hidden, inputs].</param>
    /// <param name="matrix">The matrix that kernels were written for: the same columns, more rows, no bias.</param>
    /// <param name="source">
    /// Which row of <paramref name="weights"/> stands at a row of the matrix; negative for zeros.
    /// </param>
    public static LinearWeights Arrange(LinearWeights weights, LinearDescription matrix, Func<int, int> source)
    {
        int slots = weights.SlotsPerRow;
        int rowBytes = slots * ValueFormat.Of(weights.WeightType).Bytes;
        byte[] values = new byte[checked(matrix.Outputs * rowBytes)];
        byte[] indices = new byte[weights.Indices.IsEmpty ? 0 : checked(matrix.Outputs * slots)];
        for (int row = 0; row < matrix.Outputs; row++)
        {
            int from = source(row);
            if (from >= 0)
            {
                weights.Values.Span.Slice(from * rowBytes, rowBytes).CopyTo(values.AsSpan(row * rowBytes));
                if (indices.Length > 0)
                    weights.Indices.Span.Slice(from * slots, slots).CopyTo(indices.AsSpan(row * slots));
            }
            else if (indices.Length > 0)
            {
                // Zeros of the first columns of each block: distinct and ascending, as everywhere.
                for (int slot = 0; slot < slots; slot++)
                    indices[(row * slots) + slot] = (byte)(slot % weights.Pattern.Kept);
            }
        }

        return new LinearWeights(matrix, values, indices, [], weights.HasNonFinite);
    }
}
