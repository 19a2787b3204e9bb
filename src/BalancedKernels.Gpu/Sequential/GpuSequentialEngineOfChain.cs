using System;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of one chain.</summary>
internal sealed class GpuSequentialEngine<TChain> : GpuSequentialEngine
    where TChain : IGpuSequential
{
    private readonly GpuCallChecks call;
    private readonly SequentialLayers layers;
    private readonly GpuActivationMemory memory;
    private readonly Action<DeviceTensor, DeviceTensor, GpuActivationBuffers> run;

    public GpuSequentialEngine(long packedBytes, SequentialLayers layers)
        : base(DeviceOf(layers), TChain.Description.Name)
    {
        SequentialDescription description = TChain.Description;
        call = new GpuCallChecks(
            Host.Device, description.Name, (int)description.InputShape.Numbers, (int)description.OutputShape.Numbers);
        this.layers = layers;
        memory = new GpuActivationMemory(Host, description, TChain.Buffers);
        run = (input, output, room) => TChain.Run(layers.All, input, output, room);
        PackedBytes = packedBytes;
    }

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = call.BatchOf(input.Length, output.Length);
        using (Host.EnterFromHost())
        {
            try
            {
                Host.Run(input, output, new FromHost(this, batch));
            }
            catch (GpuMemoryException)
            {
                memory.Shrink();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        (GpuTensor<RowMajor> from, GpuTensor<RowMajor> to) = call.Own<RowMajor, RowMajor>(input, output);
        using (Host.Enter())
        {
            try
            {
                memory.RoomOf(from.Batch).Run(Host.Device, from, to, run);
            }
            catch (GpuMemoryException)
            {
                memory.Shrink();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    private protected override void Release()
    {
        memory.Release();
        layers.Dispose();
    }

    private static GpuDevice DeviceOf(SequentialLayers layers) => layers.Device as GpuDevice
        ?? throw new ArgumentException(
            $"'{TChain.Description.Name}' was given layers of {layers.Device.Name}, which is no GPU.", nameof(layers));

    /// <summary>A batch whose input is already in the host's buffer, which the workspace's tensors use too.</summary>
    private readonly record struct FromHost(GpuSequentialEngine<TChain> Engine, int Batch) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.memory.RoomOf(Batch).RunFromHost(Engine.Host.Device, Engine.run);
    }
}
