using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of a layer without a weight matrix on a GPU.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuOperationEngine : GpuEngine
{
    private readonly GpuCallChecks call;
    private readonly EmbeddingTable? table;
    private readonly GpuOperationWork work;

    private GpuOperationEngine(
        GpuDevice device,
        OperationDescription operation,
        ReadOnlySpan<float> weights,
        long bytes,
        EmbeddingTable? table = null)
        : base(device, operation.Name)
    {
        call = new GpuCallChecks(device, operation.Name, operation.Inputs, operation.Outputs);
        this.table = table;
        PackedBytes = bytes;
        work = new GpuOperationWork(device, operation, weights);
    }

    /// <summary>Gets the bytes of the factors and summands of the layer, or of its table.</summary>
    public override long PackedBytes { get; }

    /// <summary>Creates the engine of a layer without weights.</summary>
    /// <param name="device">The GPU.</param>
    /// <param name="operation">The description of the layer.</param>
    /// <exception cref="ArgumentException">The sizes contradict each other, or the operation needs weights.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile the kernel.</exception>
    public static GpuOperationEngine Create(GpuDevice device, OperationDescription operation)
    {
        Check(device, operation);
        return operation is NormDescription or BatchNormDescription or EmbeddingDescription
            ? throw new ArgumentException($"Layer '{operation.Name}' needs weights.", nameof(operation))
            : new GpuOperationEngine(device, operation, Pack(operation, weights: null), bytes: 0);
    }

    /// <summary>Creates the engine of a layer norm or an RMS norm.</summary>
    /// <param name="device">The GPU.</param>
    /// <param name="norm">The description of the layer.</param>
    /// <param name="weights">A factor for each feature, and a summand if the norm has them.</param>
    /// <exception cref="ArgumentException">
    /// The sizes contradict each other, or the weights do not fit the layer.
    /// </exception>
    /// <exception cref="InvalidOperationException">The device cannot compile the kernel.</exception>
    public static GpuOperationEngine Create(GpuDevice device, NormDescription norm, ScaleShift weights)
    {
        Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Features, norm.Bias);

        return new GpuOperationEngine(device, norm, Pack(norm, weights), weights.Bytes);
    }

    /// <summary>Creates the engine of a batch norm that is not folded into another layer.</summary>
    /// <param name="device">The GPU.</param>
    /// <param name="norm">The description of the layer.</param>
    /// <param name="weights">A factor and a summand for each channel.</param>
    /// <exception cref="ArgumentException">
    /// The sizes contradict each other, or the weights do not fit the layer.
    /// </exception>
    /// <exception cref="InvalidOperationException">The device cannot compile the kernel.</exception>
    public static GpuOperationEngine Create(GpuDevice device, BatchNormDescription norm, ScaleShift weights)
    {
        Check(device, norm);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check(norm.Name, norm.Input.Channels, hasShift: true);
        return new GpuOperationEngine(device, norm, Pack(norm, weights), weights.Bytes);
    }

    /// <summary>Creates the engine of an embedding.</summary>
    /// <remarks>
    /// An input that is not the number of a row results in NaN on tensors of the device, and in an exception on host
    /// memory.
    /// </remarks>
    /// <param name="device">The GPU.</param>
    /// <param name="embedding">The description of the layer.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">
    /// The sizes contradict each other, or the table does not fit the layer.
    /// </exception>
    /// <exception cref="InvalidOperationException">The device cannot compile the kernel.</exception>
    public static GpuOperationEngine Create(GpuDevice device, EmbeddingDescription embedding, EmbeddingTable table)
    {
        Check(device, embedding);
        ArgumentNullException.ThrowIfNull(table);
        table.Check(embedding);
        return new GpuOperationEngine(device, embedding, Words(table), table.Values.Length, table);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = call.BatchOf(input.Length, output.Length);
        table?.CheckTokens(input, call.Layer);
        Host.Run(input, output, new Call(work, batch));
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        (GpuTensor<RowMajor> from, GpuTensor<RowMajor> to) = call.CheckTensors<RowMajor, RowMajor>(input, output);
        Host.Run(from, to, new Call(work, from.Batch));
    }

    /// <inheritdoc/>
    private protected override void Release() => work.Release();

    /// <summary>Gets the weights in the layout that the kernel of an operation reads.</summary>
    internal static float[] Pack(OperationDescription operation, ScaleShift? weights) => operation switch
    {
        // A norm without summands adds zeros.
        NormDescription { Bias: false } norm =>
            [.. weights!.Scale.Span, .. new float[norm.Features], (float)norm.Epsilon],
        NormDescription norm => [.. weights!.Scale.Span, .. weights.Shift.Span, (float)norm.Epsilon],
        BatchNormDescription => [.. weights!.Scale.Span, .. weights.Shift.Span],
        _ => [0],
    };

    private static void Check(GpuDevice device, OperationDescription operation)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(operation);
        operation.ThrowIfFaulty();
    }

    // The kernel reads a table as words; a word holds two 16-bit numbers.
    private static float[] Words(EmbeddingTable table)
    {
        float[] words = new float[(table.Values.Length + sizeof(float) - 1) / sizeof(float)];
        table.Values.Span.CopyTo(MemoryMarshal.AsBytes(words.AsSpan()));
        return words;
    }

    private readonly record struct Call(GpuOperationWork Work, int Batch) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) => Work.Launch(input, output, Batch);
    }
}
