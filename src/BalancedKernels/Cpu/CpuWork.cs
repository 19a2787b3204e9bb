namespace BalancedKernels;

/// <summary>Work over tiles that a <see cref="WorkerTeam"/> shares out among threads.</summary>
internal abstract class CpuWork
{
    /// <summary>Does the tiles from <paramref name="first"/> up to <paramref name="end"/>; called on several threads at once.</summary>
    public abstract unsafe void Run(float* input, float* output, int batch, int first, int end);
}
