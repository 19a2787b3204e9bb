using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// What follows the products of a recurrent step: gates and states; each thread does one unit of one sample.
/// </summary>
/// <remarks>
/// Rows and biases stand as <see cref="RecurrentRowLayout"/> says: the units of a band next to each other, so that
/// threads next to each other read and write whole lines.
/// </remarks>
internal static class GpuGateKernels
{
    /// <summary>Makes the next cell and hidden state of an LSTM.</summary>
    /// <param name="inputSums">The products with the input, [batch, rows].</param>
    /// <param name="hiddenSums">The products with the hidden state, [batch, rows].</param>
    /// <param name="bias">[band, 4, 16].</param>
    /// <param name="hidden">The hidden state [batch, units], before and after.</param>
    /// <param name="cell">The cell state [batch, units], before and after.</param>
    /// <param name="output">The step's output: the first sample's first unit of this pass.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="outputs">Numbers of a sample in the output.</param>
    /// <param name="count">Units of all samples.</param>
    public static void Lstm(
        ArrayView<float> inputSums,
        ArrayView<float> hiddenSums,
        ArrayView<float> bias,
        ArrayView<float> hidden,
        ArrayView<float> cell,
        ArrayView<float> output,
        int units,
        int outputs,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int sample = at / units;
        int unit = at % units;
        int biases = (unit / CpuTile.Rows * RecurrentRowLayout.Biases * CpuTile.Rows) + (unit % CpuTile.Rows);
        int sums = (sample * RecurrentRowCount.Bands(units) * 4 * CpuTile.Rows) + biases;
        float i = GpuActivation.Sigmoid(inputSums[sums] + bias[biases] + hiddenSums[sums]);
        float f = GpuActivation.Sigmoid(
            inputSums[sums + CpuTile.Rows] + bias[biases + CpuTile.Rows] + hiddenSums[sums + CpuTile.Rows]);
        float g = GpuActivation.Tanh(
            inputSums[sums + (2 * CpuTile.Rows)] + bias[
                biases + (2 * CpuTile.Rows)] + hiddenSums[sums + (2 * CpuTile.Rows)]);
        float o = GpuActivation.Sigmoid(
            inputSums[sums + (3 * CpuTile.Rows)] + bias[
                biases + (3 * CpuTile.Rows)] + hiddenSums[sums + (3 * CpuTile.Rows)]);

        float next = (f * cell[at]) + (i * g);
        float result = o * GpuActivation.Tanh(next);
        cell[at] = next;
        hidden[at] = result;
        output[(sample * outputs) + unit] = result;
    }

    /// <summary>Makes the next hidden state of a GRU.</summary>
    /// <param name="inputSums">The products with the input, [batch, rows].</param>
    /// <param name="hiddenSums">The products with the hidden state, [batch, rows].</param>
    /// <param name="bias">[band, 4, 16].</param>
    /// <param name="hidden">The hidden state [batch, units], before and after.</param>
    /// <param name="cell">Not used: every recurrent kernel is launched alike.</param>
    /// <param name="output">The step's output: the first sample's first unit of this pass.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="outputs">Numbers of a sample in the output.</param>
    /// <param name="count">Units of all samples.</param>
    public static void Gru(
        ArrayView<float> inputSums,
        ArrayView<float> hiddenSums,
        ArrayView<float> bias,
        ArrayView<float> hidden,
        ArrayView<float> cell,
        ArrayView<float> output,
        int units,
        int outputs,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int sample = at / units;
        int unit = at % units;
        int band = unit / CpuTile.Rows;
        int place = unit % CpuTile.Rows;
        int biases = (band * RecurrentRowLayout.Biases * CpuTile.Rows) + place;
        int sums = (((sample * RecurrentRowCount.Bands(units)) + band) * 3 * CpuTile.Rows) + place;
        float r = GpuActivation.Sigmoid(inputSums[sums] + bias[biases] + hiddenSums[sums]);
        float z = GpuActivation.Sigmoid(
            inputSums[sums + CpuTile.Rows] + bias[biases + CpuTile.Rows] + hiddenSums[sums + CpuTile.Rows]);
        float drive = inputSums[sums + (2 * CpuTile.Rows)] + bias[biases + (2 * CpuTile.Rows)];
        float memory = hiddenSums[sums + (2 * CpuTile.Rows)] + bias[biases + (3 * CpuTile.Rows)];
        float n = GpuActivation.Tanh(drive + (r * memory));
        float result = ((1f - z) * n) + (z * hidden[at]);

        hidden[at] = result;
        output[(sample * outputs) + unit] = result;
    }
}
