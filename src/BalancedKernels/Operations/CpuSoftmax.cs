using System;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Softmax or log-softmax over the features of a sample. A work item is a sample.</summary>
/// <remarks>The largest input is subtracted first, so that no exponential overflows and the largest one is 1.</remarks>
internal sealed unsafe class CpuSoftmax(SoftmaxDescription softmax) : CpuOperation
{
    private readonly int features = softmax.Features;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + features;

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch;

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        for (int sample = first; sample < end; sample++)
        {
            float* source = (float*)job.Source + ((long)sample * features);
            float* destination = (float*)job.Target + ((long)sample * features);
            Vector512<float> largest = Vector512.Create(Largest(source));
            float sum = StoreExponentials(source, destination, largest);
            if (softmax.Logarithm)
                StoreLogarithms(source, destination, largest, Vector512.Create(MathF.Log(sum)));
            else
                Divide(destination, Vector512.Create(sum));
        }
    }

    private float Largest(float* source)
    {
        Vector512<float> largest = Vector512.Create(float.NegativeInfinity);
        for (int i = 0; i < features; i += PartialVector.Count)
            largest = Vector512.Max(largest, PartialVector.Load(source + i, features - i, float.NegativeInfinity));

        float all = float.NegativeInfinity;
        for (int lane = 0; lane < PartialVector.Count; lane++)
            all = MathF.Max(all, largest[lane]);

        return all;
    }

    private float StoreExponentials(float* source, float* destination, Vector512<float> largest)
    {
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < features; i += PartialVector.Count)
        {
            // The exponential of minus infinity is 0, so lanes past the last feature add nothing.
            Vector512<float> powers = CpuExponential.OfNegative(
                PartialVector.Load(source + i, features - i, float.NegativeInfinity) - largest);
            sums += powers;
            PartialVector.Store(powers, destination + i, features - i);
        }

        return Vector512.Sum(sums);
    }

    private void Divide(float* destination, Vector512<float> sum)
    {
        for (int i = 0; i < features; i += PartialVector.Count)
            PartialVector.Store(PartialVector.Load(destination + i, features - i) / sum, destination + i, features - i);
    }

    private void StoreLogarithms(
        float* source, float* destination, Vector512<float> largest, Vector512<float> logarithm)
    {
        for (int i = 0; i < features; i += PartialVector.Count)
            PartialVector.Store(
                PartialVector.Load(source + i, features - i) - largest - logarithm, destination + i, features - i);
    }
}
