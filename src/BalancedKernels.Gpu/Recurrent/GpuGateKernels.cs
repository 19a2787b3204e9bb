using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// The gates and states of a recurrent step, after its matrix products. Each thread computes one hidden unit of one
/// sample.
/// </summary>
/// <remarks>
/// Rows and biases have the order of <see cref="RecurrentRowLayout"/>: the units of a band are neighbours, so
/// neighbouring threads read and write whole cache lines.
/// </remarks>
internal static class GpuGateKernels
{
    /// <summary>Computes the next cell state and hidden state of an LSTM.</summary>
    /// <param name="inputSums">The products with the input, [batch, rows].</param>
    /// <param name="hiddenSums">The products with the hidden state, [batch, rows].</param>
    /// <param name="bias">[band, 4, 16].</param>
    /// <param name="hidden">The hidden state [batch, units], before and after.</param>
    /// <param name="cell">The cell state [batch, units], before and after.</param>
    /// <param name="output">The output of the step, from the first unit of this pass in the first sample.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="outputs">Numbers of an output sample.</param>
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
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int sample = index / units;
        int unit = index % units;
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

        float next = (f * cell[index]) + (i * g);
        float result = o * GpuActivation.Tanh(next);
        cell[index] = next;
        hidden[index] = result;
        output[(sample * outputs) + unit] = result;
    }

    /// <summary>Computes the next hidden state of a GRU.</summary>
    /// <param name="inputSums">The products with the input, [batch, rows].</param>
    /// <param name="hiddenSums">The products with the hidden state, [batch, rows].</param>
    /// <param name="bias">[band, 4, 16].</param>
    /// <param name="hidden">The hidden state [batch, units], before and after.</param>
    /// <param name="cell">Not used: all recurrent kernels have the same parameters.</param>
    /// <param name="output">The output of the step, from the first unit of this pass in the first sample.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="outputs">Numbers of an output sample.</param>
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
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int sample = index / units;
        int unit = index % units;
        int band = unit / CpuTile.Rows;
        int unitInBand = unit % CpuTile.Rows;
        int biases = (band * RecurrentRowLayout.Biases * CpuTile.Rows) + unitInBand;
        int sums = (((sample * RecurrentRowCount.Bands(units)) + band) * 3 * CpuTile.Rows) + unitInBand;
        float r = GpuActivation.Sigmoid(inputSums[sums] + bias[biases] + hiddenSums[sums]);
        float z = GpuActivation.Sigmoid(
            inputSums[sums + CpuTile.Rows] + bias[biases + CpuTile.Rows] + hiddenSums[sums + CpuTile.Rows]);
        float inputTerm = inputSums[sums + (2 * CpuTile.Rows)] + bias[biases + (2 * CpuTile.Rows)];
        float hiddenTerm = hiddenSums[sums + (2 * CpuTile.Rows)] + bias[biases + (3 * CpuTile.Rows)];
        float n = GpuActivation.Tanh(inputTerm + (r * hiddenTerm));
        float result = ((1f - z) * n) + (z * hidden[index]);

        hidden[index] = result;
        output[(sample * outputs) + unit] = result;
    }
}

/// <summary>The launcher of a compiled <see cref="GpuGateKernel"/>.</summary>
internal delegate void GpuGateLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> inputSums,
    ArrayView<float> hiddenSums,
    ArrayView<float> bias,
    ArrayView<float> hidden,
    ArrayView<float> cell,
    ArrayView<float> output,
    int units,
    int outputs,
    int count);

/// <summary>A kernel of <see cref="GpuGateKernels"/>.</summary>
internal delegate void GpuGateKernel(
    ArrayView<float> inputSums,
    ArrayView<float> hiddenSums,
    ArrayView<float> bias,
    ArrayView<float> hidden,
    ArrayView<float> cell,
    ArrayView<float> output,
    int units,
    int outputs,
    int count);
