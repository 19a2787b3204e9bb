using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// The workspace of a layer's kernels for tensor cores: arranged inputs, and the partial sums and counters of split-K.
/// </summary>
/// <remarks>The caller holds the device lock.</remarks>
internal sealed class GpuTensorWorkspace(GpuDevice device, LinearDescription description)
{
    private readonly GrowingBuffer<Words4> inputs = new(device, $"the arranged inputs of layer '{description.Name}'");
    private readonly GrowingBuffer<Floats4> partial = new(device, $"the partial sums of layer '{description.Name}'");
    private readonly GrowingBuffer<int> arrivals =
        new(device, $"the split-K counters of layer '{description.Name}'", zeroed: true);

    /// <summary>Launches the kernel that arranges the inputs and the kernel that multiplies them.</summary>
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
            GpuGrid.ForSplitK(kernel, description.Outputs, batch, device.Accelerator.NumMultiprocessors).Index;
        int sampleTiles = grid.Z * (shape.Samples / arrangement.TileSamples);
        int words = arrangement.WordsPerTile;
        ArrayView<Words4> arranged = inputs.EnsureCapacity((long)sampleTiles * words).View;
        ArrayView<Floats4> sums =
            partial.EnsureCapacity(grid.Y == 1 ? 1 : (long)grid.Size * shape.Rows * shape.Samples / 4).View;
        ArrayView<int> counters = arrivals.EnsureCapacity((long)grid.X * grid.Z).View;

        arrange(
            device.Stream,
            new KernelConfig(
                new Index3D((words + GpuKernelShape.Threads - 1) / GpuKernelShape.Threads, sampleTiles, 1),
                new Index3D(GpuKernelShape.Threads, 1, 1)),
            input,
            arranged,
            batch,
            description.Inputs,
            arrangement.LoadUnitColumns,
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

    /// <summary>Releases the memory.</summary>
    public void Release()
    {
        inputs.Release();
        partial.Release();
        arrivals.Release();
    }
}
