using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>What follows the products of a recurrent step: gates and states, eight units at a time.</summary>
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
    public static void Lstm(in CpuStepBuffers place, int batch, int hidden, int outputs, int firstBand, int endBand)
    {
        int rows = RecurrentRowCount.Of(RecurrentKind.Lstm, hidden);
        int cells = RecurrentRowCount.Bands(hidden) * CpuTile.Rows;
        for (int band = firstBand; band < endBand; band++)
        {
            float* bias = place.Bias + (band * RecurrentRowLayout.Biases * CpuTile.Rows);
            for (int sample = 0; sample < batch; sample++)
            {
                nint first = ((nint)sample * rows) + (band * 4 * CpuTile.Rows);
                float* cell = place.Cell + ((nint)sample * cells) + (band * CpuTile.Rows);
                for (int at = 0; at < CpuTile.Rows; at += Vector256<float>.Count)
                {
                    float* input = place.InputSums + first + at;
                    float* recurrent = place.HiddenSums + first + at;
                    Vector256<float> i = CpuActivations.Sigmoid(Sum(input, recurrent, bias + at, 0));
                    Vector256<float> f = CpuActivations.Sigmoid(Sum(input, recurrent, bias + at, 1));
                    Vector256<float> g = CpuActivations.Tanh(Sum(input, recurrent, bias + at, 2));
                    Vector256<float> o = CpuActivations.Sigmoid(Sum(input, recurrent, bias + at, 3));

                    Vector256<float> next = (f * Vector256.Load(cell + at)) + (i * g);
                    next.Store(cell + at);
                    Store(o * CpuActivations.Tanh(next), in place, sample, hidden, outputs, (band * CpuTile.Rows) + at);
                }
            }
        }
    }

    /// <summary>Makes the next hidden state of a GRU.</summary>
    /// <inheritdoc cref="Lstm" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gru(in CpuStepBuffers place, int batch, int hidden, int outputs, int firstBand, int endBand)
    {
        int rows = RecurrentRowCount.Of(RecurrentKind.Gru, hidden);
        for (int band = firstBand; band < endBand; band++)
        {
            float* bias = place.Bias + (band * RecurrentRowLayout.Biases * CpuTile.Rows);
            for (int sample = 0; sample < batch; sample++)
            {
                nint first = ((nint)sample * rows) + (band * 3 * CpuTile.Rows);
                for (int at = 0; at < CpuTile.Rows; at += Vector256<float>.Count)
                {
                    int unit = (band * CpuTile.Rows) + at;
                    float* input = place.InputSums + first + at;
                    float* recurrent = place.HiddenSums + first + at;
                    Vector256<float> r = CpuActivations.Sigmoid(Sum(input, recurrent, bias + at, 0));
                    Vector256<float> z = CpuActivations.Sigmoid(Sum(input, recurrent, bias + at, 1));
                    Vector256<float> drive = Load(input, 2) + Load(bias + at, 2);
                    Vector256<float> memory = Load(recurrent, 2) + Load(bias + at, 3);
                    Vector256<float> n = CpuActivations.Tanh(drive + (r * memory));
                    Vector256<float> before = Vector256.Load(place.HiddenBefore + ((nint)sample * hidden) + unit);
                    Store(((Vector256<float>.One - z) * n) + (z * before), in place, sample, hidden, outputs, unit);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sum(float* input, float* recurrent, float* bias, int gate) =>
        Load(input, gate) + Load(bias, gate) + Load(recurrent, gate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(float* from, int vector) => Vector256.Load(from + (vector * CpuTile.Rows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<float> next, in CpuStepBuffers place, int sample, int hidden, int outputs, int unit)
    {
        float* after = place.HiddenAfter + ((nint)sample * hidden) + unit;
        float* output = place.Output + ((nint)sample * outputs) + unit;
        if (unit + Vector256<float>.Count <= hidden)
        {
            next.Store(after);
            next.Store(output);
            return;
        }

        // The last band may have fewer units: nothing is written past the sample.
        for (int i = 0; unit + i < hidden; i++)
        {
            after[i] = next.GetElement(i);
            output[i] = next.GetElement(i);
        }
    }
}
