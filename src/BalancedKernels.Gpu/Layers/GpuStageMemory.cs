using System;

namespace BalancedKernels.Gpu;

/// <summary>The shared memory that a kernel is launched with on a device, beside what it declares.</summary>
/// <param name="Bytes">Bytes of a group; 0 where its kernel declares its own.</param>
/// <param name="GroupsPerMultiprocessor">Groups that are resident on a multiprocessor.</param>
internal readonly record struct GpuStageMemory(int Bytes, int GroupsPerMultiprocessor)
{
    // CUDA keeps a kilobyte of each group for itself.
    private const int ReservedBytes = 1024;

    /// <summary>Gets the most that a kernel is launched with, whatever the batch.</summary>
    public static GpuStageMemory Most(GpuKernelShape shape, GpuSharedMemory shared)
    {
        if (shape.Stage is not { } stage || shared == default)
            return new GpuStageMemory(0, shape.GroupsPerMultiprocessor);

        bool fits = stage.Bytes <= shared.PerGroup
            && stage.LeastGroups * (stage.Bytes + ReservedBytes) <= shared.PerMultiprocessor;
        return With(fits ? stage.Bytes : stage.PartBytes, shape, shared);
    }

    /// <summary>
    /// Takes a whole row where the device has room for that several times and groups have several tiles, and else a
    /// part of one at a time.
    /// </summary>
    /// <remarks>
    /// A group that holds whole rows stages them once for all its tiles. With parts it stages each for each tile: for
    /// 16 rows of 4096 columns at 32:6 in 16 bits and four samples, 64 KB of inputs for 32 KB of weights. A group of
    /// one tile gains nothing, and parts leave room for more groups.
    /// </remarks>
    public static GpuStageMemory For(
        GpuKernelShape shape, GpuSharedMemory shared, int outputs, int batch, int multiprocessors)
    {
        GpuStageMemory most = Most(shape, shared);
        if (most.Bytes == 0)
            return most;

        int groups = GpuGrid.For(
            shape with { GroupsPerMultiprocessor = most.GroupsPerMultiprocessor }, outputs, batch, multiprocessors).X;
        return groups * shape.Rows < outputs ? most : With(shape.Stage!.Value.PartBytes, shape, shared);
    }

    private static GpuStageMemory With(long bytes, GpuKernelShape shape, GpuSharedMemory shared)
    {
        long resident = shared.PerMultiprocessor / (bytes + ReservedBytes);
        return new GpuStageMemory((int)bytes, (int)Math.Clamp(resident, 1, shape.GroupsPerMultiprocessor));
    }
}
