using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The inputs that a kernel stages in shared memory where the launch says how much of it there is.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Bytes">Bytes of a group's whole rows of inputs.</param>
/// <param name="PartBytes">
/// Bytes staged at a time where shared memory cannot hold all of them; every device gives a group that much.
/// </param>
/// <param name="LeastGroups">
/// Groups that must be resident on a multiprocessor with whole rows: fewer would not hide the memory's latency.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuStage(long Bytes, int PartBytes, int LeastGroups);
