using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// One linear layer on this CPU: its packed weights, and its kernels shared out among the device's threads.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Weights are packed once, here; Forward allocates nothing after the device's threads have started.
/// Results do not depend on the number of threads, and a sample's not on the batch it is in. Any number of threads
/// may call Forward at once: one of them has the device's workers, the others run alone.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CpuLinearEngine : LayerEngine
{
    private readonly LinearDescription layer;
    private readonly CpuCallChecks call;
    private readonly CpuDevice device;
    private readonly NativeMemoryOwner memory;
    private readonly CpuLinearProduct product;

    private CpuLinearEngine(
        LinearDescription layer, CpuDevice device, NativeMemoryOwner memory, CpuLinearProduct product)
    {
        this.layer = layer;
        call = new CpuCallChecks(layer.Name, layer.Inputs, layer.Outputs);
        this.device = device;
        this.memory = memory;
        this.product = product;
        PackedBytes = product.PackedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <summary>Packs a layer's weights for its CPU kernels.</summary>
    /// <typeparam name="TLayer">The layer, whose generated half has the kernels.</typeparam>
    /// <param name="device">A CPU.</param>
    /// <param name="weights">Weights of the shape, pattern and precision that the kernels were written for.</param>
    /// <exception cref="ArgumentException">The device is no CPU, or the weights are for another layer.</exception>
    /// <exception cref="NotSupportedException">The packed values take 2 GiB or more.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuLinearEngine Create<TLayer>(ComputeDevice device, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(weights);

        LinearDescription layer = TLayer.Description;
        CpuDevice cpu = CpuDevice.Of(device, layer.Name);
        layer.RequireFit(weights);
        UnoptimizedKernelNotice.WriteOnce(typeof(TLayer).Assembly);

        return NativeMemoryOwner.Build(memory =>
            new CpuLinearEngine(layer, cpu, memory, CpuLinearProduct.Of<TLayer>(cpu, memory, weights)));
    }

    /// <inheritdoc/>
    public override unsafe void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        using NativeMemoryOwner.Call entered = memory.Enter(layer.Name, device);
        int batch = call.BatchOf(input, output);

        fixed (float* from = input, to = output)
            product.Compute(from, to, batch);
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        device.ThrowIfDisposed(layer.Name);
        Forward(call.Read(device, input), call.Write(device, output));
    }

    /// <summary>Frees the weights, at once or with the last Forward that is running on another thread.</summary>
    protected override void Dispose(bool disposing) => memory.Dispose();
}
