namespace BalancedKernels;

/// <summary>Work in equal items that a <see cref="WorkerPool"/> shares out among threads.</summary>
internal abstract class CpuWork
{
    /// <summary>
    /// Does the items of an order from <paramref name="first"/> up to <paramref name="end"/>; called on several threads
    /// at once.
    /// </summary>
    public abstract void Run(in ParallelJob order, int first, int end);
}
