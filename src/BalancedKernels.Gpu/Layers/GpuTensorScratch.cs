using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The device memory that a layer's kernels for tensor cores work in; it grows with the largest batch, and stays.</summary>
/// <remarks>Whoever calls holds the device's gate.</remarks>
internal sealed class GpuTensorScratch(GpuDevice device, LinearDescription description, GpuTensorPlan plan) : IDisposable
{
    // The z dimension of a CUDA grid ends at 65535.
    private const int MostPasses = 65_535;

    private MemoryBuffer1D<Words4, Stride1D.Dense>? inputs;
    private MemoryBuffer1D<Floats4, Stride1D.Dense>? partial;
    private MemoryBuffer1D<int, Stride1D.Dense>? arrivals;

    /// <summary>Gets the most samples that one launch takes.</summary>
    public int MostSamples => MostPasses * plan.Few.Samples;

    /// <summary>Arranges the inputs and multiplies.</summary>
    public void Launch(GpuArrangeLauncher arrange, GpuTensorLauncher multiply, ArrayView<Words4> weights, ArrayView<float> bias, ArrayView<float> input, ArrayView<float> output, int batch)
    {
        GpuKernelShape shape = plan.Shape(batch);
        Index3D grid = GpuGrid.ForTensor(plan, description.Outputs, batch, device.Accelerator.NumMultiprocessors).Index;
        int tilesOfSamples = grid.Z * (shape.Samples / GpuTensorPlan.TileSamples);
        int words = plan.InputWordsPerTile;
        inputs = Fit(inputs, (long)tilesOfSamples * words, "the arranged inputs");
        partial = Fit(partial, grid.Y == 1 ? 1 : (long)grid.Size * GpuKernelShape.Threads * shape.Samples / 4, "the sums of the parts");
        if (arrivals is null || arrivals.Length < grid.X * grid.Z)
        {
            arrivals = Fit(arrivals, grid.X * grid.Z, "the parts' counters");
            arrivals.MemSetToZero(device.Stream);
        }

        arrange(
            device.Stream,
            new KernelConfig(new Index3D((words + GpuKernelShape.Threads - 1) / GpuKernelShape.Threads, tilesOfSamples, 1), new Index3D(GpuKernelShape.Threads, 1, 1)),
            input,
            inputs.View,
            batch,
            description.Inputs,
            plan.CellColumns,
            words);
        multiply(
            device.Stream,
            new KernelConfig(grid, new Index3D(GpuKernelShape.Threads, 1, 1)),
            weights,
            bias,
            inputs.View,
            partial.View,
            arrivals.View,
            output,
            batch);
    }

    public void Dispose()
    {
        foreach (MemoryBuffer? buffer in new MemoryBuffer?[] { inputs, partial, arrivals })
        {
            if (buffer is { IsDisposed: false })
                buffer.Dispose();
        }
    }

    private MemoryBuffer1D<T, Stride1D.Dense> Fit<T>(MemoryBuffer1D<T, Stride1D.Dense>? buffer, long length, string what)
        where T : unmanaged
    {
        if (buffer is not null && buffer.Length >= length)
            return buffer;

        buffer?.Dispose();
        return device.Reserve<T>(length, $"{what} of layer '{description.Name}'");
    }
}
