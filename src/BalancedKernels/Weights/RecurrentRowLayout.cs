using System;

namespace BalancedKernels;

/// <summary>
/// How the rows and biases of a recurrent layer stand in the memory of kernels: band by band, in it gate by gate, in it
/// unit by unit.
/// </summary>
internal static class RecurrentRowLayout
{
    /// <summary>
    /// Vectors of biases that a band has: one for each gate, and a GRU's fourth for what r is multiplied with.
    /// </summary>
    public const int Biases = 4;

    /// <summary>Puts a matrix's rows in that order.</summary>
    public static LinearWeights Arrange(LinearWeights weights, RecurrentDescription layer, LinearDescription matrix) =>
        RowReordering.Arrange(weights, matrix, row =>
    {
        int tile = row / CpuTile.Rows;
        int unit = (tile / layer.Gates * CpuTile.Rows) + (row % CpuTile.Rows);
        return unit < layer.Hidden ? (tile % layer.Gates * layer.Hidden) + unit : -1;
    });

    /// <summary>
    /// Puts the biases of both matrices in that order, [band, 4, 16]; those that are added to each other anyway are
    /// one.
    /// </summary>
    public static float[] ArrangeBias(RecurrentPassWeights weights, RecurrentDescription layer)
    {
        float[] arranged = new float[RecurrentRowCount.Bands(layer.Hidden) * Biases * CpuTile.Rows];
        if (!layer.Bias)
            return arranged;

        ReadOnlySpan<float> input = weights.Input.Bias.Span;
        ReadOnlySpan<float> hidden = weights.Hidden.Bias.Span;
        for (int unit = 0; unit < layer.Hidden; unit++)
        {
            int first = (unit / CpuTile.Rows * Biases * CpuTile.Rows) + (unit % CpuTile.Rows);
            for (int gate = 0; gate < layer.Gates; gate++)
            {
                int row = (gate * layer.Hidden) + unit;
                bool apart = layer.Kind == RecurrentKind.Gru && gate == layer.Gates - 1;
                arranged[first + (gate * CpuTile.Rows)] = apart ? input[row] : input[row] + hidden[row];
                if (apart)
                    arranged[first + ((gate + 1) * CpuTile.Rows)] = hidden[row];
            }
        }

        return arranged;
    }
}
