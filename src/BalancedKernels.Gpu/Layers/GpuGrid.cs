using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The groups that a kernel is launched with, along x, y and z.</summary>
internal readonly record struct GpuGrid(int X, int Y, int Z)
{
    /// <summary>Gets the same as ILGPU has it.</summary>
    public Index3D Index => new(X, Y, Z);

    /// <summary>
    /// Takes as many groups as are resident at once: a group stages its input once for all its tiles.
    /// </summary>
    /// <returns>Groups along x walk over tiles of rows, groups along y take samples.</returns>
    public static GpuGrid For(GpuKernelShape shape, int outputs, int batch, int multiprocessors)
    {
        int tiles = Tiles(shape, outputs);
        int groups = (batch + shape.Samples - 1) / shape.Samples;
        int perSample = Math.Clamp((Resident(shape, multiprocessors) + groups - 1) / groups, 1, tiles);

        return new GpuGrid(perSample, groups, 1);
    }

    /// <summary>
    /// Takes a group for each tile of rows and samples; columns are shared out while there are fewer than the device
    /// holds at once.
    /// </summary>
    /// <returns>Groups along x take rows, along y parts of the columns, along z samples.</returns>
    public static GpuGrid ForParts(GpuKernel kernel, int outputs, int batch, int multiprocessors)
    {
        GpuKernelShape shape = kernel.Shape;
        int tiles = Tiles(shape, outputs);
        int passes = (batch + shape.Samples - 1) / shape.Samples;
        int parts = Math.Clamp(Resident(shape, multiprocessors) / (tiles * passes), 1, kernel.MostParts);

        return new GpuGrid(tiles, parts, passes);
    }

    private static int Tiles(GpuKernelShape shape, int outputs) => (outputs + shape.Rows - 1) / shape.Rows;

    private static int Resident(GpuKernelShape shape, int multiprocessors) =>
        Math.Max(1, multiprocessors) * shape.GroupsPerMultiprocessor;
}
