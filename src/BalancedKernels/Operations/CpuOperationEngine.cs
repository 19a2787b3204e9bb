using System;
using System.ComponentModel;
using System.Threading;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// Runs a layer without a weight matrix on this CPU, on several threads of the device if that is faster.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Forward allocates nothing. Results depend neither on the number of threads nor on the other samples of the batch.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CpuOperationEngine : LayerEngine
{
    private readonly CpuCallChecks call;
    private readonly CpuDevice device;
    private CpuOperation? operation;

    private CpuOperationEngine(CpuDevice device, OperationDescription description, CpuOperation operation, long bytes)
    {
        call = new CpuCallChecks(description.Name, description.Inputs, description.Outputs);
        this.device = device;
        this.operation = operation;
        PackedBytes = bytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <summary>Gets the size in bytes of the layer's scale and shift, or of its embedding table.</summary>
    public override long PackedBytes { get; }

    /// <summary>Creates the engine of a layer without weights.</summary>
    /// <param name="device">A CPU device.</param>
    /// <param name="operation">The description of the layer.</param>
    /// <exception cref="ArgumentException">
    /// The device is not a CPU, the sizes are inconsistent, or the operation needs weights.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, OperationDescription operation)
    {
        CpuDevice cpu = Check(device, operation);
        return operation is NormDescription or BatchNormDescription or EmbeddingDescription
            ? throw new ArgumentException($"Layer '{operation.Name}' needs weights.", nameof(operation))
            : new CpuOperationEngine(cpu, operation, CpuOperation.Create(operation, weights: null), bytes: 0);
    }

    /// <summary>Creates the engine of a layer or RMS normalization.</summary>
    /// <param name="device">A CPU device.</param>
    /// <param name="norm">The description of the layer.</param>
    /// <param name="weights">A scale per feature, and a shift per feature if the normalization has a bias.</param>
    /// <exception cref="ArgumentException">
    /// The device is not a CPU, the sizes are inconsistent, or the weights are for another layer.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, NormDescription norm, ScaleShift weights)
    {
        CpuDevice cpu = Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Features, norm.Bias);
        return new CpuOperationEngine(cpu, norm, CpuOperation.Create(norm, weights), weights.Bytes);
    }

    /// <summary>Creates the engine of a batch normalization that is not folded into another layer.</summary>
    /// <param name="device">A CPU device.</param>
    /// <param name="norm">The description of the layer.</param>
    /// <param name="weights">A scale and a shift per channel.</param>
    /// <exception cref="ArgumentException">
    /// The device is not a CPU, the sizes are inconsistent, or the weights are for another layer.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, BatchNormDescription norm, ScaleShift weights)
    {
        CpuDevice cpu = Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Input.Channels, hasShift: true);
        return new CpuOperationEngine(cpu, norm, CpuOperation.Create(norm, weights), weights.Bytes);
    }

    /// <summary>Creates the engine of an embedding.</summary>
    /// <param name="device">A CPU device.</param>
    /// <param name="embedding">The description of the layer.</param>
    /// <param name="table">The embedding table.</param>
    /// <exception cref="ArgumentException">
    /// The device is not a CPU, the sizes are inconsistent, or the table is for another layer.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, EmbeddingDescription embedding, EmbeddingTable table)
    {
        CpuDevice cpu = Check(device, embedding);
        ArgumentNullException.ThrowIfNull(table);
        table.Check(embedding);
        return new CpuOperationEngine(cpu, embedding, new CpuEmbedding(embedding, table), table.Values.Length);
    }

    /// <inheritdoc/>
    public override unsafe void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        device.ThrowIfDisposed(call.Layer);
        CpuOperation running = Volatile.Read(ref operation) ?? throw Disposed.Layer(call.Layer);
        int batch = call.BatchOf(input, output);
        running.CheckInput(input, call.Layer);

        fixed (float* source = input, destination = output)
            device.Share(
                new ParallelJob(running, (nint)source, (nint)destination, batch, 0, running.CountItems(batch), 0),
                running.CostPerSample * batch);
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        device.ThrowIfDisposed(call.Layer);
        Forward(call.Read(device, input), call.Write(device, output));
    }

    /// <summary>
    /// Drops the reference to the weights, which are managed memory. A Forward that is running on another thread can
    /// still finish.
    /// </summary>
    protected override void Dispose(bool disposing) => Volatile.Write(ref operation, null);

    private static CpuDevice Check(ComputeDevice device, OperationDescription operation)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(operation);
        operation.ThrowIfFaulty();
        return CpuDevice.Of(device, operation.Name);
    }
}
