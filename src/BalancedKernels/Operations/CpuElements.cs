namespace BalancedKernels;

/// <summary>Does a function to each number; an item is a stretch of numbers.</summary>
internal sealed unsafe class CpuElements<TFunction>(int features) : CpuOperation
    where TFunction : struct, ICpuFunction
{
    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => ElementRanges.Count((long)batch * features);

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        (long at, long stop) = ElementRanges.Of(first, end, (long)order.Samples * features);
        float* from = (float*)order.Source;
        float* to = (float*)order.Target;
        for (; at < stop; at += VectorRow.Count)
        {
            int left = (int)(stop - at);
            VectorRow.Store(TFunction.Apply(VectorRow.Load(from + at, left)), to + at, left);
        }
    }
}
