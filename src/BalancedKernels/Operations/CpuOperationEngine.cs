using System;
using System.ComponentModel;
using System.Threading;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// One layer without a weight matrix on this CPU, shared out among the device's threads where that pays.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Forward allocates nothing. Results do not depend on the number of threads, and a sample's not on the batch it is in.
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

    /// <summary>Gets the bytes of the layer's factors and summands, or of its table.</summary>
    public override long PackedBytes { get; }

    /// <summary>Makes a layer that has no weights.</summary>
    /// <param name="device">A CPU.</param>
    /// <param name="operation">What the layer does.</param>
    /// <exception cref="ArgumentException">
    /// The device is no CPU, sizes do not fit each other, or the operation needs weights.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, OperationDescription operation)
    {
        CpuDevice cpu = Check(device, operation);
        return operation is NormDescription or BatchNormDescription or EmbeddingDescription
            ? throw new ArgumentException($"Layer '{operation.Name}' needs weights.", nameof(operation))
            : new CpuOperationEngine(cpu, operation, CpuOperation.Of(operation, weights: null), bytes: 0);
    }

    /// <summary>Makes a norm.</summary>
    /// <param name="device">A CPU.</param>
    /// <param name="norm">What the layer does.</param>
    /// <param name="weights">A factor for each feature, and a summand if the norm has them.</param>
    /// <exception cref="ArgumentException">
    /// The device is no CPU, sizes do not fit each other, or the weights are another layer's.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, NormDescription norm, ScaleShift weights)
    {
        CpuDevice cpu = Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Features, norm.Bias);
        return new CpuOperationEngine(cpu, norm, CpuOperation.Of(norm, weights), weights.Bytes);
    }

    /// <summary>Makes a batch norm that stands by itself.</summary>
    /// <param name="device">A CPU.</param>
    /// <param name="norm">What the layer does.</param>
    /// <param name="weights">A factor and a summand for each channel.</param>
    /// <exception cref="ArgumentException">
    /// The device is no CPU, sizes do not fit each other, or the weights are another layer's.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuOperationEngine Create(ComputeDevice device, BatchNormDescription norm, ScaleShift weights)
    {
        CpuDevice cpu = Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Input.Channels, hasShift: true);
        return new CpuOperationEngine(cpu, norm, CpuOperation.Of(norm, weights), weights.Bytes);
    }

    /// <summary>Makes an embedding.</summary>
    /// <param name="device">A CPU.</param>
    /// <param name="embedding">What the layer does.</param>
    /// <param name="table">Its rows.</param>
    /// <exception cref="ArgumentException">
    /// The device is no CPU, sizes do not fit each other, or the table is another layer's.
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

        fixed (float* from = input, to = output)
            device.Share(
                new ParallelJob(running, (nint)from, (nint)to, batch, 0, running.CountItems(batch), 0),
                running.CostPerSample * batch);
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        device.ThrowIfDisposed(call.Layer);
        Forward(call.Read(device, input), call.Write(device, output));
    }

    /// <summary>
    /// Drops the weights, which are memory of the garbage collector; a Forward that is running on another thread
    /// finishes with them.
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
