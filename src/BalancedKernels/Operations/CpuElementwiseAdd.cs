namespace BalancedKernels;

/// <summary>
/// Adds two inputs element by element and applies an activation to each sum. A sample is one element; a work item is a
/// chunk of elements.
/// </summary>
internal sealed unsafe class CpuElementwiseAdd<TActivation> : CpuWork
    where TActivation : struct, ICpuActivation
{
    public static readonly CpuElementwiseAdd<TActivation> Work = new();

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        (long index, long limit) = ElementChunks.GetRange(first, end, job.Samples);
        float* left = (float*)job.Source;
        float* right = (float*)job.OtherSource;
        float* destination = (float*)job.Target;
        for (; index < limit; index += PartialVector.Count)
        {
            int remaining = (int)(limit - index);
            PartialVector.Store(
                TActivation.Apply(
                    PartialVector.Load(left + index, remaining) + PartialVector.Load(right + index, remaining)),
                destination + index,
                remaining);
        }
    }
}
