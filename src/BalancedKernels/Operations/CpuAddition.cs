namespace BalancedKernels;

/// <summary>
/// Adds two inputs number by number and does a function to each sum; a sample is one number, an item a stretch of them.
/// </summary>
internal sealed unsafe class CpuAddition<TFunction> : CpuWork
    where TFunction : struct, ICpuFunction
{
    public static readonly CpuAddition<TFunction> Work = new();

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        (long at, long stop) = ElementRanges.Of(first, end, order.Samples);
        float* left = (float*)order.Source;
        float* right = (float*)order.OtherSource;
        float* to = (float*)order.Target;
        for (; at < stop; at += VectorRow.Count)
        {
            int rest = (int)(stop - at);
            VectorRow.Store(
                TFunction.Apply(VectorRow.Load(left + at, rest) + VectorRow.Load(right + at, rest)), to + at, rest);
        }
    }
}
