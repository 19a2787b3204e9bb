namespace BalancedKernels;

/// <summary>Adds two inputs number by number and does a function to each sum; a sample is one number, an item a stretch of them.</summary>
internal sealed unsafe class CpuSum<TFunction> : CpuWork
    where TFunction : struct, ICpuFunction
{
    public static readonly CpuSum<TFunction> Work = new();

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        (long at, long stop) = CpuStretches.Of(first, end, order.Samples);
        float* left = (float*)order.Source;
        float* right = (float*)order.OtherSource;
        float* to = (float*)order.Target;
        for (; at < stop; at += CpuLanes.Count)
        {
            int rest = (int)(stop - at);
            CpuLanes.Store(TFunction.Apply(CpuLanes.Load(left + at, rest) + CpuLanes.Load(right + at, rest)), to + at, rest);
        }
    }
}
