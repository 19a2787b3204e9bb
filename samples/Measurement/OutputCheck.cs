using System;
using System.Linq;
using BalancedKernels;

namespace Measurement;

/// <summary>Holds some rows of some samples of an output to the reference in double.</summary>
public static class OutputCheck
{
    // A millisecond or two of the reference's plain loop.
    private const int MostProducts = 1 << 21;
    private const int FewestRows = 16;

    /// <summary>
    /// Checks rows spread evenly over the matrix, the last one among them, of the first and the last sample.
    /// </summary>
    /// <param name="name">Whose output it is.</param>
    /// <param name="weights">The weights as they are stored.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs].</param>
    /// <param name="onTensorCores">
    /// Whether a GPU's tensor cores computed it, which round inputs and cut off sums.
    /// </param>
    /// <exception cref="WrongResultException">
    /// An output is further from the reference than rounding can explain.
    /// </exception>
    public static void Check(
        string name,
        LinearWeights weights,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        bool onTensorCores = false)
    {
        int inputs = weights.Inputs;
        int batch = input.Length / inputs;
        int[] samples = [.. new[] { 0, batch - 1 }.Distinct()];
        int count = Math.Min(weights.Outputs, Math.Max(FewestRows, MostProducts / inputs / samples.Length));
        int[] rows = [.. Enumerable.Range(1, count).Select(part => (int)((long)part * weights.Outputs / count) - 1)];

        float[] dense = new float[count * inputs];
        float[] bias = new float[count];
        for (int i = 0; i < count; i++)
        {
            bias[i] = weights.Bias.Span[rows[i]];
            Expand(weights, rows[i], dense.AsSpan(i * inputs, inputs));
        }

        LinearWeights part = LinearWeights.FromDense(
            dense,
            bias,
            new LinearDescription(
                name, inputs, count, weights.Pattern, weights.WeightType, Bias: true, Activation.None));
        foreach (int sample in samples)
        {
            ReadOnlySpan<float> given = input.Slice(sample * inputs, inputs);
            ReferenceOutput reference = onTensorCores
                ? LinearReference.ComputeOnTensorCores(part, Activation.None, given)
                : LinearReference.Compute(part, Activation.None, given);
            ReadOnlySpan<float> found = output.Slice(sample * weights.Outputs, weights.Outputs);
            float[] checkedRows = new float[count];
            for (int i = 0; i < count; i++)
                checkedRows[i] = found[rows[i]];

            int at = reference.Compare(checkedRows).FirstOutside;
            if (at >= 0)
            {
                throw new WrongResultException(
                    $"{name} gives {checkedRows[at]:R} for output {rows[at]} of sample {sample}; expected {reference.Values[at]:R}, "
                    + $"and rounding explains {reference.Bounds[at]:E2} at most.");
            }
        }
    }

    private static void Expand(LinearWeights weights, int row, Span<float> dense)
    {
        for (int slot = row * weights.SlotsPerRow; slot < (row + 1) * weights.SlotsPerRow; slot++)
        {
            int column = weights.ColumnAt(slot);
            if (column < dense.Length)
                dense[column] = weights.ValueAt(slot);
        }
    }
}
