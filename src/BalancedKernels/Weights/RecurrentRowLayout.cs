using System;

namespace BalancedKernels;

/// <summary>
/// The order of the rows and biases of a recurrent layer in the memory of kernels: [band, gate, unit], where a band is
/// 16 hidden units.
/// </summary>
internal static class RecurrentRowLayout
{
    /// <summary>
    /// The bias vectors of a band: one per gate; the fourth of a GRU is the hidden bias of its n gate, which is
    /// multiplied by r.
    /// </summary>
    public const int Biases = 4;

    /// <summary>Reorders the rows of a matrix.</summary>
    public static LinearWeights Arrange(LinearWeights weights, RecurrentDescription layer, LinearDescription matrix) =>
        RowReordering.Arrange(weights, matrix, row =>
    {
        int tile = row / CpuTile.Rows;
        int unit = (tile / layer.Gates * CpuTile.Rows) + (row % CpuTile.Rows);
        return unit < layer.Hidden ? (tile % layer.Gates * layer.Hidden) + unit : -1;
    });

    /// <summary>
    /// Reorders the biases of both matrices to [band, 4, 16]. Biases that the kernel would only add to each other are
    /// added here.
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
                bool isSeparate = layer.Kind == RecurrentKind.Gru && gate == layer.Gates - 1;
                arranged[first + (gate * CpuTile.Rows)] = isSeparate ? input[row] : input[row] + hidden[row];
                if (isSeparate)
                    arranged[first + ((gate + 1) * CpuTile.Rows)] = hidden[row];
            }
        }

        return arranged;
    }
}
