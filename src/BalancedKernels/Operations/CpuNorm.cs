using System;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Layer norm or RMS norm over a sample's features; an item is a sample.</summary>
internal sealed unsafe class CpuNorm(NormDescription norm, ScaleShift weights) : CpuOperation
{
    private readonly int features = norm.Features;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 2);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch;

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        fixed (float* scale = weights.Scale.Span, shift = weights.Shift.Span)
        {
            for (int sample = first; sample < end; sample++)
            {
                float* from = (float*)order.Source + ((long)sample * features);
                float* to = (float*)order.Target + ((long)sample * features);
                float mean = norm.Kind == NormKind.Layer ? CpuSums.Sum(from, features) / features : 0;
                float spread = CpuSums.SumSquares(from, features, mean) / features;
                Store(from, to, mean, 1 / MathF.Sqrt(spread + (float)norm.Epsilon), scale, shift);
            }
        }
    }

    private void Store(float* from, float* to, float mean, float factor, float* scale, float* shift)
    {
        Vector512<float> means = Vector512.Create(mean);
        Vector512<float> factors = Vector512.Create(factor);
        for (int i = 0; i < features; i += CpuLanes.Count)
        {
            int left = features - i;
            Vector512<float> result = (CpuLanes.Load(from + i, left) - means) * factors * CpuLanes.Load(scale + i, left);
            CpuLanes.Store(shift is null ? result : result + CpuLanes.Load(shift + i, left), to + i, left);
        }
    }
}
