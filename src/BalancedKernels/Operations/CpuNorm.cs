using System;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Layer norm or RMS norm over a sample's features; an item is a sample.</summary>
internal sealed unsafe class CpuNorm(NormDescription norm, ScaleShift weights) : CpuOperation
{
    // Below it, squares so small that floats hold them in part, or not at all, would count.
    private const float SmallestOrdinary = 7.88860905e-31f;

    private readonly int features = norm.Features;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 2);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        fixed (float* scale = weights.Scale.Span, shift = weights.Shift.Span)
        {
            for (int sample = first; sample < end; sample++)
            {
                float* from = (float*)order.Source + ((long)sample * features);
                float* to = (float*)order.Target + ((long)sample * features);
                float mean = norm.Kind == NormKind.Layer ? SixteenSums.Sum(from, features) / features : 0;
                float spread = (SixteenSums.SumSquares(from, features, mean) / features) + (float)norm.Epsilon;
                if (spread is >= SmallestOrdinary and <= float.MaxValue)
                    Store(from, to, mean, 1 / MathF.Sqrt(spread), scale, shift);
                else
                    StoreFromDouble(from, to, scale, shift);
            }
        }
    }

    // Sums and squares that floats do not hold: from about 1e19 on a square is infinite, and its root's inverse 0.
    private void StoreFromDouble(float* from, float* to, float* scale, float* shift)
    {
        double mean = 0;
        for (int i = 0; i < features && norm.Kind == NormKind.Layer; i++)
            mean += (double)from[i] / features;

        double spread = 0;
        for (int i = 0; i < features; i++)
            spread += (from[i] - mean) * (from[i] - mean) / features;

        double factor = 1 / Math.Sqrt(spread + norm.Epsilon);
        for (int i = 0; i < features; i++)
            to[i] = (float)(((from[i] - mean) * factor * scale[i]) + (shift is null ? 0 : shift[i]));
    }

    private void Store(float* from, float* to, float mean, float factor, float* scale, float* shift)
    {
        Vector512<float> means = Vector512.Create(mean);
        Vector512<float> factors = Vector512.Create(factor);
        for (int i = 0; i < features; i += VectorRow.Count)
        {
            int left = features - i;
            Vector512<float> result =
                (VectorRow.Load(from + i, left) - means) * factors * VectorRow.Load(scale + i, left);
            VectorRow.Store(shift is null ? result : result + VectorRow.Load(shift + i, left), to + i, left);
        }
    }
}
