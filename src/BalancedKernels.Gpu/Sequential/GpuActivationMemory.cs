using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Gpu;

/// <summary>
/// The memory of the activation buffers of a chain. It fits the largest batch so far; results that are not in use at
/// the same time use the same buffer.
/// </summary>
/// <remarks>The caller holds the device lock.</remarks>
internal sealed class GpuActivationMemory
{
    // More different batch sizes are rare. Each has two graphs at most.
    private const int MaxBatchSizes = 16;

    private readonly GpuLayerHost host;
    private readonly SequentialDescription description;
    private readonly IReadOnlyList<int> sizes;
    private readonly GrowingBuffer<float>[] buffers;
    private readonly Dictionary<int, GpuActivationBuffers> buffersByBatch = [];
    private readonly List<CapturedWork> retiredGraphs = [];
    private int largestBatch;

    public GpuActivationMemory(GpuLayerHost host, SequentialDescription description, IReadOnlyList<int> sizes)
    {
        this.host = host;
        this.description = description;
        this.sizes = sizes;
        buffers = [
            .. sizes.Select(
                (_, number) => new GrowingBuffer<float>(
                    host.Device, $"buffer {number} between the layers of '{description.Name}'", zeroed: true))];
    }

    /// <summary>Gets the activation buffers for a batch size.</summary>
    public GpuActivationBuffers GetBuffers(int batch)
    {
        DisposeRetiredGraphs();
        if (buffersByBatch.TryGetValue(batch, out GpuActivationBuffers? batchBuffers))
            return batchBuffers;

        // The memory of the tensors of other batch sizes is about to be released.
        if (batch > largestBatch || buffersByBatch.Count == MaxBatchSizes)
            DiscardBuffers();

        largestBatch = Math.Max(largestBatch, batch);
        batchBuffers = new GpuActivationBuffers(this, batch);
        buffersByBatch.Add(batch, batchBuffers);
        return batchBuffers;
    }

    /// <summary>Gets the tensor to which inputs from host memory are copied.</summary>
    public GpuTensor<RowMajor> HostInput(int batch) =>
        Tensor<RowMajor>(host.Input, (int)description.InputShape.Numbers, batch, (int)description.InputShape.Numbers);

    /// <summary>Gets the tensor from which outputs are copied to host memory.</summary>
    public GpuTensor<RowMajor> HostOutput(int batch) =>
        Tensor<RowMajor>(
            host.Output, (int)description.OutputShape.Numbers, batch, (int)description.OutputShape.Numbers);

    public GpuTensor<TLayout> Tensor<TLayout>(int buffer, int batch, int features)
        where TLayout : struct, ITensorLayout => Tensor<TLayout>(buffers[buffer], sizes[buffer], batch, features);

    /// <summary>Resets the size to zero after an allocation failed, so that smaller batches allocate less.</summary>
    public void ResetSize()
    {
        DiscardBuffers();
        largestBatch = 0;
    }

    /// <summary>Releases all of it.</summary>
    public void Release()
    {
        DiscardBuffers();
        DisposeRetiredGraphs();
        foreach (GrowingBuffer<float> buffer in buffers)
            buffer.Release();
    }

    private GpuTensor<TLayout> Tensor<TLayout>(
        GrowingBuffer<float> buffer, int floatsPerSample, int batch, int features)
        where TLayout : struct, ITensorLayout =>
        new(host.Device, batch, features, buffer.EnsureCapacity((long)largestBatch * floatsPerSample));

    private void DiscardBuffers()
    {
        foreach (GpuActivationBuffers batchBuffers in buffersByBatch.Values)
            retiredGraphs.AddRange(batchBuffers.GetGraphs());

        buffersByBatch.Clear();
    }

    // While work is being recorded, graphs cannot be disposed.
    private void DisposeRetiredGraphs()
    {
        if (host.Device.IsRecording)
            return;

        foreach (CapturedWork graph in retiredGraphs)
            graph.Dispose();

        retiredGraphs.Clear();
    }
}
