using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The workspace of a layer's kernels whose inputs are arranged and whose groups share columns.</summary>
/// <remarks>Whoever calls holds the device's gate.</remarks>
internal sealed class GpuTensorScratch(GpuDevice device, LinearDescription description)
{
    private readonly GrowingBuffer<Words4> inputs = new(device, $"the arranged inputs of layer '{description.Name}'");
    private readonly GrowingBuffer<Floats4> partial =
        new(device, $"the sums of the parts of layer '{description.Name}'");
    private readonly GrowingBuffer<int> arrivals =
        new(device, $"the parts' counters of layer '{description.Name}'", zeroed: true);

    /// <summary>Arranges the inputs and multiplies.</summary>
    public void Launch(
        GpuKernel kernel,
        GpuInputArrangement arrangement,
        GpuArrangeLauncher arrange,
        GpuTensorLauncher multiply,
        ArrayView<Words4> weights,
        ArrayView<float> bias,
        ArrayView<float> input,
        ArrayView<float> output,
        int batch)
    {
        GpuKernelShape shape = kernel.Shape;
        Index3D grid =
            GpuGrid.ForParts(kernel, description.Outputs, batch, device.Accelerator.NumMultiprocessors).Index;
        int tilesOfSamples = grid.Z * (shape.Samples / arrangement.TileSamples);
        int words = arrangement.WordsPerTile;
        ArrayView<Words4> arranged = inputs.Fit((long)tilesOfSamples * words).View;
        ArrayView<Floats4> sums = partial.Fit(grid.Y == 1 ? 1 : (long)grid.Size * shape.Rows * shape.Samples / 4).View;
        ArrayView<int> counters = arrivals.Fit((long)grid.X * grid.Z).View;

        arrange(
            device.Stream,
            new KernelConfig(
                new Index3D((words + GpuKernelShape.Threads - 1) / GpuKernelShape.Threads, tilesOfSamples, 1),
                new Index3D(GpuKernelShape.Threads, 1, 1)),
            input,
            arranged,
            batch,
            description.Inputs,
            arrangement.CellColumns,
            words);
        multiply(
            device.Stream,
            new KernelConfig(grid, new Index3D(GpuKernelShape.Threads, 1, 1)),
            weights,
            bias,
            arranged,
            sums,
            counters,
            output,
            batch);
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        inputs.Release();
        partial.Release();
        arrivals.Release();
    }
}
