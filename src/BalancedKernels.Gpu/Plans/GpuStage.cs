using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The inputs that a kernel stages in dynamic shared memory, whose size the launch sets.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Bytes">Bytes of the whole rows of inputs of a group.</param>
/// <param name="BytesPerStage">
/// Bytes that are staged at a time if shared memory cannot hold whole rows. Every device provides that much.
/// </param>
/// <param name="MinGroups">
/// Groups that must be resident on a multiprocessor to stage whole rows. Fewer would not hide the latency of memory.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuStage(long Bytes, int BytesPerStage, int MinGroups);
