using System;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Layer normalization or RMS normalization over the features of a sample. A work item is a sample.</summary>
internal sealed unsafe class CpuNorm(NormDescription norm, ScaleShift weights) : CpuOperation
{
    // Below this variance, squares that are subnormal or underflow would contribute to the result.
    private const float SmallestSafeVariance = 7.88860905e-31f;

    private readonly int features = norm.Features;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 2);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch;

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        fixed (float* scale = weights.Scale.Span, shift = weights.Shift.Span)
        {
            for (int sample = first; sample < end; sample++)
            {
                float* source = (float*)job.Source + ((long)sample * features);
                float* destination = (float*)job.Target + ((long)sample * features);
                float mean = norm.Kind == NormKind.Layer ? VectorReduction.Sum(source, features) / features : 0;
                float variance =
                    (VectorReduction.SumOfSquares(source, features, mean) / features) + (float)norm.Epsilon;
                if (variance is >= SmallestSafeVariance and <= float.MaxValue)
                    Store(source, destination, mean, 1 / MathF.Sqrt(variance), scale, shift);
                else
                    StoreInDouble(source, destination, scale, shift);
            }
        }
    }

    // For sums and squares outside the range of float: the square of a number above about 1e19 is infinite, and the
    // factor would be 0.
    private void StoreInDouble(float* source, float* destination, float* scale, float* shift)
    {
        double mean = 0;
        for (int i = 0; i < features && norm.Kind == NormKind.Layer; i++)
            mean += (double)source[i] / features;

        double variance = 0;
        for (int i = 0; i < features; i++)
            variance += (source[i] - mean) * (source[i] - mean) / features;

        double factor = 1 / Math.Sqrt(variance + norm.Epsilon);
        for (int i = 0; i < features; i++)
            destination[i] = (float)(((source[i] - mean) * factor * scale[i]) + (shift is null ? 0 : shift[i]));
    }

    private void Store(float* source, float* destination, float mean, float factor, float* scale, float* shift)
    {
        Vector512<float> means = Vector512.Create(mean);
        Vector512<float> factors = Vector512.Create(factor);
        for (int i = 0; i < features; i += PartialVector.Count)
        {
            int remaining = features - i;
            Vector512<float> result = (
                PartialVector.Load(source + i, remaining) - means) * factors * PartialVector.Load(scale + i, remaining);
            PartialVector.Store(
                shift is null ? result : result + PartialVector.Load(shift + i, remaining), destination + i, remaining);
        }
    }
}
