using System;

namespace BalancedKernels.Gpu;

/// <summary>The engine of one chain.</summary>
internal sealed class GpuSequentialEngine<TChain> : GpuSequentialEngine
    where TChain : IGpuSequential
{
    private readonly GpuDevice device;
    private readonly GpuCall call;
    private readonly SequentialLayers layers;
    private readonly GpuSequentialMemory memory;
    private readonly Action<DeviceTensor<Plain>, DeviceTensor<Plain>, GpuSequentialRoom> run;
    private bool disposed;

    public GpuSequentialEngine(long packedBytes, SequentialLayers layers)
    {
        SequentialDescription description = TChain.Description;
        device = layers.Device as GpuDevice ?? throw new ArgumentException($"'{description.Name}' was given layers of {layers.Device.Name}, which is no GPU.", nameof(layers));
        call = new GpuCall(device, description.Name, (int)description.InputShape.Numbers, (int)description.OutputShape.Numbers);
        this.layers = layers;
        memory = new GpuSequentialMemory(device, description, TChain.Buffers);
        run = (input, output, room) => TChain.Run(layers.All, input, output, room);
        PackedBytes = packedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = call.BatchOf(input.Length, output.Length);
        lock (device.Gate)
        {
            if (disposed)
                throw Disposed.Layer(call.Layer);

            device.BindToHost("Forward on host memory");
            try
            {
                GpuSequentialRoom room = memory.RoomOf(batch);
                input.CopyTo(device.Transfer.Stage(input.Length));
                device.Transfer.Send(room.HostInput.Memory, input.Length);
                room.RunFromHost(device, run);
                device.Transfer.Fetch(room.HostOutput.Memory, output.Length).CopyTo(output);
            }
            catch (GpuMemoryException)
            {
                memory.Shrink();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor<Plain> input, DeviceTensor<Plain> output)
    {
        (GpuTensor<Plain> from, GpuTensor<Plain> to) = call.Own(input, output);
        lock (device.Gate)
        {
            if (disposed)
                throw Disposed.Layer(call.Layer);

            device.Bind();
            try
            {
                memory.RoomOf(from.Batch).Run(device, from, to, run);
            }
            catch (GpuMemoryException)
            {
                memory.Shrink();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (device.Gate)
        {
            device.RefuseWhileRecording("Disposing a layer");
            disposed = true;
            memory.Release();
        }

        layers.Dispose();
    }
}
