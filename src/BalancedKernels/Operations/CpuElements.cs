namespace BalancedKernels;

/// <summary>Does a function to each number; an item is a stretch of numbers.</summary>
internal sealed unsafe class CpuElements<TFunction>(int features) : CpuOperation
    where TFunction : struct, ICpuFunction
{
    /// <inheritdoc/>
    public override long CostPerSample => 1 + (features / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => CpuStretches.Count((long)batch * features);

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        (long at, long stop) = CpuStretches.Of(first, end, (long)order.Samples * features);
        float* from = (float*)order.Source;
        float* to = (float*)order.Target;
        for (; at < stop; at += CpuLanes.Count)
        {
            int left = (int)(stop - at);
            CpuLanes.Store(TFunction.Apply(CpuLanes.Load(from + at, left)), to + at, left);
        }
    }
}
