using System;

namespace BalancedKernels.Gpu;

/// <summary>The dynamic shared memory of a launch.</summary>
/// <param name="Bytes">Bytes of a group; 0 if the kernel uses only static shared memory.</param>
/// <param name="GroupsPerMultiprocessor">Groups that are resident on a multiprocessor.</param>
internal readonly record struct GpuStageMemory(int Bytes, int GroupsPerMultiprocessor)
{
    // CUDA reserves a kilobyte for each group.
    private const int ReservedBytes = 1024;

    /// <summary>Gets the largest dynamic shared memory with which a kernel is launched on a device.</summary>
    public static GpuStageMemory Largest(GpuKernelShape shape, GpuSharedMemory shared)
    {
        if (shape.Stage is not { } stage || shared == default)
            return new GpuStageMemory(0, shape.GroupsPerMultiprocessor);

        bool fits = stage.Bytes <= shared.PerGroup
            && stage.MinGroups * (stage.Bytes + ReservedBytes) <= shared.PerMultiprocessor;
        return Create(fits ? stage.Bytes : stage.BytesPerStage, shape, shared);
    }

    /// <summary>
    /// Chooses the memory of a launch: whole rows if several groups with whole rows fit a multiprocessor and a group
    /// has several tiles, otherwise a part of a row at a time.
    /// </summary>
    /// <remarks>
    /// A group that stages whole rows stages them once for all of its tiles. With parts of rows it stages every part
    /// for every tile: 64 KB of inputs for 32 KB of weights for 16 rows of 4096 columns at 32:6 in 16 bits and four
    /// samples. A group of one tile gains nothing from whole rows, and with parts more groups are resident.
    /// </remarks>
    public static GpuStageMemory ForLaunch(
        GpuKernelShape shape, GpuSharedMemory shared, int outputs, int batch, int multiprocessors)
    {
        GpuStageMemory largest = Largest(shape, shared);
        if (largest.Bytes == 0)
            return largest;

        int groups = GpuGrid.ForResidentGroups(
            shape with { GroupsPerMultiprocessor = largest.GroupsPerMultiprocessor },
            outputs,
            batch,
            multiprocessors).X;
        return groups * shape.Rows < outputs ? largest : Create(shape.Stage!.Value.BytesPerStage, shape, shared);
    }

    private static GpuStageMemory Create(long bytes, GpuKernelShape shape, GpuSharedMemory shared)
    {
        long resident = shared.PerMultiprocessor / (bytes + ReservedBytes);
        return new GpuStageMemory((int)bytes, (int)Math.Clamp(resident, 1, shape.GroupsPerMultiprocessor));
    }
}
