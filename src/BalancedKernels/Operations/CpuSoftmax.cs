using System;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Softmax or its logarithm over a sample's features; an item is a sample.</summary>
/// <remarks>The largest number is taken away first: no exponential overflows, and the largest one is 1.</remarks>
internal sealed unsafe class CpuSoftmax(SoftmaxDescription softmax) : CpuOperation
{
    private readonly int features = softmax.Features;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + features;

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        for (int sample = first; sample < end; sample++)
        {
            float* from = (float*)order.Source + ((long)sample * features);
            float* to = (float*)order.Target + ((long)sample * features);
            Vector512<float> largest = Vector512.Create(Largest(from));
            float sum = StoreExponentials(from, to, largest);
            if (softmax.Logarithm)
                StoreLogarithms(from, to, largest, Vector512.Create(MathF.Log(sum)));
            else
                Divide(to, Vector512.Create(sum));
        }
    }

    private float Largest(float* from)
    {
        Vector512<float> largest = Vector512.Create(float.NegativeInfinity);
        for (int i = 0; i < features; i += VectorRow.Count)
            largest = Vector512.Max(largest, VectorRow.Load(from + i, features - i, float.NegativeInfinity));

        float all = float.NegativeInfinity;
        for (int lane = 0; lane < VectorRow.Count; lane++)
            all = MathF.Max(all, largest[lane]);

        return all;
    }

    private float StoreExponentials(float* from, float* to, Vector512<float> largest)
    {
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < features; i += VectorRow.Count)
        {
            // e to the power of minus infinity is 0: lanes beyond the last feature add nothing.
            Vector512<float> powers =
                CpuExponential.OfNegative(VectorRow.Load(from + i, features - i, float.NegativeInfinity) - largest);
            sums += powers;
            VectorRow.Store(powers, to + i, features - i);
        }

        return Vector512.Sum(sums);
    }

    private void Divide(float* to, Vector512<float> sum)
    {
        for (int i = 0; i < features; i += VectorRow.Count)
            VectorRow.Store(VectorRow.Load(to + i, features - i) / sum, to + i, features - i);
    }

    private void StoreLogarithms(float* from, float* to, Vector512<float> largest, Vector512<float> logarithm)
    {
        for (int i = 0; i < features; i += VectorRow.Count)
            VectorRow.Store(VectorRow.Load(from + i, features - i) - largest - logarithm, to + i, features - i);
    }
}
