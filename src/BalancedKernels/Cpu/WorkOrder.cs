namespace BalancedKernels;

/// <summary>One Forward, as the threads of a <see cref="WorkerTeam"/> see it.</summary>
internal readonly record struct WorkOrder(CpuWork Work, nint Input, nint Output, int Batch, int Tiles)
{
    /// <summary>Does one of <paramref name="chunks"/> equal stretches of tiles.</summary>
    public unsafe void Run(int chunk, int chunks)
    {
        int first = (int)((long)Tiles * chunk / chunks);
        int end = (int)((long)Tiles * (chunk + 1) / chunks);
        Work.Run((float*)Input, (float*)Output, Batch, first, end);
    }
}
