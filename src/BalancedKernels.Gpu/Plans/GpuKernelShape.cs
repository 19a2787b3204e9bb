using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How a generated kernel wants to be launched.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Samples">Samples that one group computes.</param>
/// <param name="Rows">Rows that one group computes at a time.</param>
/// <param name="GroupsPerMultiprocessor">
/// Groups that are to be resident on one multiprocessor: bounds the registers of a thread.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuKernelShape(int Samples, int Rows, int GroupsPerMultiprocessor)
{
    /// <summary>Threads of a group: four warps.</summary>
    public const int Threads = 128;

    /// <summary>
    /// Gets what the kernel stages in shared memory that the launch sizes; null where it declares its own.
    /// </summary>
    public GpuStage? Stage { get; init; }
}
