using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The launch parameters of a generated kernel.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Samples">Samples that a group computes.</param>
/// <param name="Rows">Rows that a group computes at a time.</param>
/// <param name="GroupsPerMultiprocessor">
/// Groups that should be resident on one multiprocessor. The number limits the registers of a thread.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuKernelShape(int Samples, int Rows, int GroupsPerMultiprocessor)
{
    /// <summary>The threads of a group: four warps.</summary>
    public const int Threads = 128;

    /// <summary>
    /// Gets the inputs that the kernel stages in dynamic shared memory; null if it uses only static shared memory.
    /// </summary>
    public GpuStage? Stage { get; init; }
}
