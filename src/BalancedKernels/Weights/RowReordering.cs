using System;

namespace BalancedKernels;

/// <summary>
/// Reorders the rows of a recurrent layer's matrix for a device, and adds rows of zeros for missing units.
/// </summary>
internal static class RowReordering
{
    /// <summary>Creates weights whose rows are copied from the rows of other weights.</summary>
    /// <param name="weights">[gates * hidden, inputs].</param>
    /// <param name="matrix">
    /// The matrix that the kernels were generated for: the same columns, more rows, no bias.
    /// </param>
    /// <param name="source">
    /// Maps a row of the matrix to a row of <paramref name="weights"/>; negative for a row of zeros.
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
                // A row of zeros stores the first columns of each block, so that its indices are distinct and ascending
                // too.
                for (int slot = 0; slot < slots; slot++)
                    indices[(row * slots) + slot] = (byte)(slot % weights.Pattern.Kept);
            }
        }

        return new LinearWeights(matrix, values, indices, [], weights.HasNonFinite);
    }
}
