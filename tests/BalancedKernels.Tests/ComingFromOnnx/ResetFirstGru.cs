using System;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>A GRU with linear_before_reset = 0: 3 inputs, 4 hidden units.</summary>
internal sealed class ResetFirstGru(UpdateAndReset gates, Candidate candidate)
{
    /// <summary>Computes one step of a batch.</summary>
    /// <param name="input">[batch, 3].</param>
    /// <param name="hidden">[batch, 4]: the state before the step, then after it, which is the step's output.</param>
    public void Step(ReadOnlySpan<float> input, Span<float> hidden)
    {
        int batch = hidden.Length / 4;
        float[] joined = new float[batch * 7];
        float[] updateAndReset = new float[batch * 8];
        float[] reset = new float[batch * 4];
        float[] proposed = new float[batch * 4];
        TensorOperations.Concat(input, 3, hidden, 4, joined);
        gates.Forward(joined, updateAndReset);
        for (int i = 0; i < reset.Length; i++)
            reset[i] = updateAndReset[(i / 4 * 8) + 4 + (i % 4)] * hidden[i];

        TensorOperations.Concat(input, 3, reset, 4, joined);
        candidate.Forward(joined, proposed);
        for (int i = 0; i < hidden.Length; i++)
        {
            float update = updateAndReset[(i / 4 * 8) + (i % 4)];
            hidden[i] = ((1 - update) * proposed[i]) + (update * hidden[i]);
        }
    }
}
