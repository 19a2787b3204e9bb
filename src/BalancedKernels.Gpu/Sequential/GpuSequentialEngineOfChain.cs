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
        run = (input, output, buffers) => TChain.Run(layers.All, input, output, buffers);
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
                memory.ResetSize();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        (GpuTensor<RowMajor> source, GpuTensor<RowMajor> destination) =
            call.CheckTensors<RowMajor, RowMajor>(input, output);
        using (Host.Enter())
        {
            try
            {
                memory.GetBuffers(source.Batch).Run(Host.Device, source, destination, run);
            }
            catch (GpuMemoryException)
            {
                memory.ResetSize();
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
            $"'{TChain.Description.Name}' got layers on {layers.Device.Name}, which is not a GPU.", nameof(layers));

    /// <summary>
    /// The work of a batch whose input was copied from host memory. The tensors for host memory use the same buffer.
    /// </summary>
    private readonly record struct FromHost(GpuSequentialEngine<TChain> Engine, int Batch) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.memory.GetBuffers(Batch).RunFromHost(Engine.Host.Device, Engine.run);
    }
}
