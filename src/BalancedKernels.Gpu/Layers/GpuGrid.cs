using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The grid of a launch: its groups along x, y and z.</summary>
internal readonly record struct GpuGrid(int X, int Y, int Z)
{
    /// <summary>Gets the grid as an index of ILGPU.</summary>
    public Index3D Index => new(X, Y, Z);

    /// <summary>
    /// Makes a grid of as many groups as are resident at once. A group stages its input once for all of its tiles of
    /// rows.
    /// </summary>
    /// <returns>
    /// A grid whose groups along x loop over tiles of rows, and whose groups along y compute samples.
    /// </returns>
    public static GpuGrid ForResidentGroups(GpuKernelShape shape, int outputs, int batch, int multiprocessors)
    {
        int tiles = RowTiles(shape, outputs);
        int sampleGroups = (batch + shape.Samples - 1) / shape.Samples;
        int rowGroups =
            Math.Clamp((ResidentGroups(shape, multiprocessors) + sampleGroups - 1) / sampleGroups, 1, tiles);

        return new GpuGrid(rowGroups, sampleGroups, 1);
    }

    /// <summary>
    /// Makes a grid with a group for each tile of rows and samples. If the device can run more groups at once, several
    /// groups split the columns (split-K).
    /// </summary>
    /// <returns>
    /// A grid whose groups along x compute rows, along y split the columns, and along z compute samples.
    /// </returns>
    public static GpuGrid ForSplitK(GpuKernel kernel, int outputs, int batch, int multiprocessors)
    {
        GpuKernelShape shape = kernel.Shape;
        int tiles = RowTiles(shape, outputs);
        int sampleGroups = (batch + shape.Samples - 1) / shape.Samples;
        int splits = Math.Clamp(ResidentGroups(shape, multiprocessors) / (tiles * sampleGroups), 1, kernel.MaxSplits);

        return new GpuGrid(tiles, splits, sampleGroups);
    }

    private static int RowTiles(GpuKernelShape shape, int outputs) => (outputs + shape.Rows - 1) / shape.Rows;

    private static int ResidentGroups(GpuKernelShape shape, int multiprocessors) =>
        Math.Max(1, multiprocessors) * shape.GroupsPerMultiprocessor;
}
