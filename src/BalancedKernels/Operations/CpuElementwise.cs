namespace BalancedKernels;

/// <summary>Applies an activation to each element. A work item is a chunk of elements.</summary>
internal sealed unsafe class CpuElementwise<TActivation>(int features) : CpuOperation
    where TActivation : struct, ICpuActivation
{
    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => ElementChunks.Count((long)batch * features);

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        (long index, long limit) = ElementChunks.GetRange(first, end, (long)job.Samples * features);
        float* source = (float*)job.Source;
        float* destination = (float*)job.Target;
        for (; index < limit; index += PartialVector.Count)
        {
            int remaining = (int)(limit - index);
            PartialVector.Store(
                TActivation.Apply(PartialVector.Load(source + index, remaining)), destination + index, remaining);
        }
    }
}
