using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>What follows the products of a recurrent step: gates and states, sixteen units at a time.</summary>
internal static unsafe class CpuGates
{
    /// <summary>Makes the next cell and hidden state of an LSTM.</summary>
    /// <param name="place">Where the pass stands.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="hidden">Hidden units.</param>
    /// <param name="outputs">Numbers of a sample in the output.</param>
    /// <param name="firstBand">The first band.</param>
    /// <param name="endBand">The band after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lstm(in CpuStepPlace place, int batch, int hidden, int outputs, int firstBand, int endBand)
    {
        int rows = RecurrentRows.Of(RecurrentKind.Lstm, hidden);
        int cells = RecurrentRows.Bands(hidden) * CpuTile.Rows;
        for (int band = firstBand; band < endBand; band++)
        {
            float* bias = place.Bias + (band * RecurrentBands.Biases * CpuTile.Rows);
            for (int sample = 0; sample < batch; sample++)
            {
                nint first = ((nint)sample * rows) + (band * 4 * CpuTile.Rows);
                float* input = place.InputSums + first;
                float* recurrent = place.HiddenSums + first;
                Vector512<float> i = CpuActivations.Sigmoid(Sum(input, recurrent, bias, 0));
                Vector512<float> f = CpuActivations.Sigmoid(Sum(input, recurrent, bias, 1));
                Vector512<float> g = CpuActivations.Tanh(Sum(input, recurrent, bias, 2));
                Vector512<float> o = CpuActivations.Sigmoid(Sum(input, recurrent, bias, 3));

                float* cell = place.Cell + ((nint)sample * cells) + (band * CpuTile.Rows);
                Vector512<float> next = (f * Vector512.Load(cell)) + (i * g);
                next.Store(cell);
                Store(o * CpuActivations.Tanh(next), in place, sample, hidden, outputs, band);
            }
        }
    }

    /// <summary>Makes the next hidden state of a GRU.</summary>
    /// <inheritdoc cref="Lstm" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gru(in CpuStepPlace place, int batch, int hidden, int outputs, int firstBand, int endBand)
    {
        int rows = RecurrentRows.Of(RecurrentKind.Gru, hidden);
        for (int band = firstBand; band < endBand; band++)
        {
            float* bias = place.Bias + (band * RecurrentBands.Biases * CpuTile.Rows);
            for (int sample = 0; sample < batch; sample++)
            {
                nint first = ((nint)sample * rows) + (band * 3 * CpuTile.Rows);
                float* input = place.InputSums + first;
                float* recurrent = place.HiddenSums + first;
                Vector512<float> r = CpuActivations.Sigmoid(Sum(input, recurrent, bias, 0));
                Vector512<float> z = CpuActivations.Sigmoid(Sum(input, recurrent, bias, 1));
                Vector512<float> drive = Load(input, 2) + Load(bias, 2);
                Vector512<float> memory = Load(recurrent, 2) + Load(bias, 3);
                Vector512<float> n = CpuActivations.Tanh(drive + (r * memory));
                Vector512<float> before = Vector512.Load(place.HiddenBefore + ((nint)sample * hidden) + (band * CpuTile.Rows));
                Store(((Vector512<float>.One - z) * n) + (z * before), in place, sample, hidden, outputs, band);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sum(float* input, float* recurrent, float* bias, int gate) =>
        Load(input, gate) + Load(bias, gate) + Load(recurrent, gate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float* from, int vector) => Vector512.Load(from + (vector * CpuTile.Rows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> next, in CpuStepPlace place, int sample, int hidden, int outputs, int band)
    {
        int unit = band * CpuTile.Rows;
        float* after = place.HiddenAfter + ((nint)sample * hidden) + unit;
        float* output = place.Output + ((nint)sample * outputs) + unit;
        if (unit + CpuTile.Rows <= hidden)
        {
            next.Store(after);
            next.Store(output);
            return;
        }

        // The last band has fewer units: nothing is written past the sample.
        for (int i = 0; unit + i < hidden; i++)
        {
            after[i] = next.GetElement(i);
            output[i] = next.GetElement(i);
        }
    }
}
