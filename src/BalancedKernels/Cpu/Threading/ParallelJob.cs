namespace BalancedKernels;

/// <summary>One piece of a Forward, as the threads of a <see cref="WorkerPool"/> see it.</summary>
/// <param name="Work">What an item means.</param>
/// <param name="Source">Where the work reads; valid until the order is done.</param>
/// <param name="Target">Where it writes; valid until the order is done.</param>
/// <param name="Samples">Samples of the batch that it is about.</param>
/// <param name="Columns">Columns of each panel; 0 without panels.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="PackId">
/// The number that what is packed of its samples has among all that is packed in the process; with panels, the first
/// one's.
/// </param>
internal readonly record struct ParallelJob(
    CpuWork Work, nint Source, nint Target, int Samples, int Columns, int Items, long PackId)
{
    /// <summary>Gets the kernel of a packed panel; null for other work.</summary>
    public CpuKernel? Kernel { get; init; }

    /// <summary>Gets where work with two inputs reads the other one.</summary>
    public nint OtherSource { get; init; }

    /// <summary>Gets the images whose positions are the samples; null where samples are rows of numbers.</summary>
    public CpuPositions? Positions { get; init; }

    /// <summary>Gets the first position, counted from that of the first image.</summary>
    public int FirstPosition { get; init; }

    /// <summary>Does one of <paramref name="chunks"/> equal stretches of items.</summary>
    public void Run(int chunk, int chunks)
    {
        int first = (int)((long)Items * chunk / chunks);
        int end = (int)((long)Items * (chunk + 1) / chunks);
        Work.Run(in this, first, end);
    }
}
