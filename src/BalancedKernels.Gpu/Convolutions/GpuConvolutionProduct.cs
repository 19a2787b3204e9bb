using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>A convolution by the kernels of its weight matrix, some positions at a time.</summary>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class GpuConvolutionProduct<TLayer> : GpuImageProduct
    where TLayer : IGpuLinear, IConvolution
{
    // 16 MB of columns: they stay in the second-level cache of a large GPU until they are multiplied.
    private const int UsualColumns = 4 << 20;

    // Whole tiles of tensor cores.
    private const int LeastPositions = 32;

    private readonly int mostColumns;
    private readonly GpuDevice device;
    private readonly LinearDescription matrix = TLayer.Description;
    private readonly ConvolutionDescription layer;
    private readonly GpuLinearEngine<TLayer>[] groups;
    private readonly GrowingBuffer<float> columns;
    private readonly GrowingBuffer<float> results;
    private readonly GpuColumnLauncher gather;
    private readonly GpuColumnLauncher scatter;

    /// <summary>Packs weights onto a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="mostColumns">Numbers that are gathered at a time, for as many positions as they are enough for.</param>
    public GpuConvolutionProduct(GpuDevice device, ConvolutionDescription layer, LinearWeights weights, int mostColumns = UsualColumns)
    {
        this.mostColumns = mostColumns;
        this.device = device;
        this.layer = layer;
        columns = new GrowingBuffer<float>(device, $"the columns of layer '{layer.Name}'");
        results = new GrowingBuffer<float>(device, $"the results of layer '{layer.Name}'");
        lock (device.Gate)
        {
            device.BindToHost("Loading a layer");
            gather = Load(GpuColumnKernels.Gather);
            scatter = Load(GpuColumnKernels.Scatter);
        }

        groups = new GpuLinearEngine<TLayer>[layer.Groups];
        try
        {
            for (int group = 0; group < groups.Length; group++)
            {
                groups[group] = new GpuLinearEngine<TLayer>(device, weights.Rows(group * matrix.Outputs, matrix.Outputs));
                PackedBytes += groups[group].PackedBytes;
            }
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Launch(ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int positions)
    {
        int most = Math.Max(LeastPositions, mostColumns / matrix.Inputs / LeastPositions * LeastPositions);
        int samples = Math.Min(most, positions);
        ArrayView<float> from = columns.Fit((long)samples * matrix.Inputs).View;
        ArrayView<float> to = results.Fit((long)samples * matrix.Outputs).View;
        for (int first = 0; first < positions; first += samples)
        {
            int some = Math.Min(samples, positions - first);
            for (int group = 0; group < groups.Length; group++)
            {
                Run(gather, input, sizes, from, first, group * (layer.InChannels / layer.Groups), matrix.Inputs, some * matrix.Inputs);
                groups[group].Launch<Plain, Plain>(from, to, some);
                Run(scatter, to, sizes, output, first, group * matrix.Outputs, some, some * matrix.Outputs);
            }
        }
    }

    /// <inheritdoc/>
    public override void Release()
    {
        columns.Release();
        results.Release();
        foreach (GpuLinearEngine<TLayer>? group in groups)
            group?.Dispose();
    }

    private GpuColumnLauncher Load(GpuColumnKernel kernel) =>
        device.Load(kernel, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuColumnLauncher>();

    private void Run(
        GpuColumnLauncher kernel, ArrayView<float> from, ArrayView<int> sizes, ArrayView<float> to, int first, int plane, int extent, int count) =>
        kernel(device.Stream, new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup), from, sizes, to, first, plane, extent, count);
}
