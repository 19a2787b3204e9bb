namespace BalancedKernels.Compiler.Plans;

/// <summary>Where a GPU kernel finds its inputs.</summary>
internal enum GpuStaging
{
    /// <summary>In global memory, one by one.</summary>
    None,

    /// <summary>A whole row in shared memory that the kernel declares.</summary>
    Whole,

    /// <summary>
    /// In shared memory that the launch sizes: a whole row, or as much of one at a time as there is room for.
    /// </summary>
    Parts,
}
