namespace BalancedKernels.Gpu;

/// <summary>The inputs that a kernel stages in shared memory where the launch says how much of it there is.</summary>
/// <param name="Chunks">Chunks of a row: any whole number of them can be staged at once.</param>
/// <param name="ChunkBytes">Bytes of a chunk.</param>
public readonly record struct GpuStage(int Chunks, int ChunkBytes);
