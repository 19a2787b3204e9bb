using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Gpu;

/// <summary>
/// The memory between the layers of a chain: one buffer for each that holds something at once, as large as the largest
/// batch seen.
/// </summary>
/// <remarks>Whoever calls holds the device's gate.</remarks>
internal sealed class GpuActivationMemory
{
    // Batches of more sizes than these are rare, and each keeps two graphs at most.
    private const int MostRooms = 16;

    private readonly GpuLayerHost host;
    private readonly SequentialDescription description;
    private readonly IReadOnlyList<int> sizes;
    private readonly GrowingBuffer<float>[] buffers;
    private readonly Dictionary<int, GpuActivationBuffers> rooms = [];
    private readonly List<CapturedWork> retired = [];
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

    /// <summary>Gets the room for a batch.</summary>
    public GpuActivationBuffers RoomOf(int batch)
    {
        DisposeRetired();
        if (rooms.TryGetValue(batch, out GpuActivationBuffers? room))
            return room;

        // Tensors of other batches stand in memory that is about to go.
        if (batch > largestBatch || rooms.Count == MostRooms)
            ForgetRooms();

        largestBatch = Math.Max(largestBatch, batch);
        room = new GpuActivationBuffers(this, batch);
        rooms.Add(batch, room);
        return room;
    }

    /// <summary>Gets the tensor in the memory that inputs from host memory are copied to.</summary>
    public GpuTensor<RowMajor> HostInput(int batch) =>
        Tensor<RowMajor>(host.Input, (int)description.InputShape.Numbers, batch, (int)description.InputShape.Numbers);

    /// <summary>Gets the tensor in the memory that outputs for host memory are computed in.</summary>
    public GpuTensor<RowMajor> HostOutput(int batch) =>
        Tensor<RowMajor>(
            host.Output, (int)description.OutputShape.Numbers, batch, (int)description.OutputShape.Numbers);

    public GpuTensor<TLayout> Tensor<TLayout>(int buffer, int batch, int features)
        where TLayout : struct, ITensorLayout => Tensor<TLayout>(buffers[buffer], sizes[buffer], batch, features);

    /// <summary>
    /// Forgets how much was asked for, when the device had no room for it: smaller batches ask for less again.
    /// </summary>
    public void Shrink()
    {
        ForgetRooms();
        largestBatch = 0;
    }

    /// <summary>Gives all of it back.</summary>
    public void Release()
    {
        ForgetRooms();
        DisposeRetired();
        foreach (GrowingBuffer<float> buffer in buffers)
            buffer.Release();
    }

    private GpuTensor<TLayout> Tensor<TLayout>(
        GrowingBuffer<float> buffer, int floatsPerSample, int batch, int features)
        where TLayout : struct, ITensorLayout =>
        new(host.Device, batch, features, buffer.Fit((long)largestBatch * floatsPerSample));

    private void ForgetRooms()
    {
        foreach (GpuActivationBuffers room in rooms.Values)
            retired.AddRange(room.Graphs());

        rooms.Clear();
    }

    // A caller may be capturing work that a larger batch belongs to, and nothing is disposed meanwhile.
    private void DisposeRetired()
    {
        if (host.Device.IsRecording)
            return;

        foreach (CapturedWork graph in retired)
            graph.Dispose();

        retired.Clear();
    }
}
