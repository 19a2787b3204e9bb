using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The activation buffers of a chain for one batch size: the tensors between its layers. All batch sizes use the same
/// memory.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuActivationBuffers
{
    private readonly GpuActivationMemory memory;
    private readonly Dictionary<int, IDisposable> tensors = [];
    private CapturedWork? fromHost;
    private CapturedWork? captured;
    private DeviceTensor? lastInput;
    private DeviceTensor? lastOutput;

    internal GpuActivationBuffers(GpuActivationMemory memory, int batch)
    {
        this.memory = memory;
        Batch = batch;
        HostInput = memory.HostInput(batch);
        HostOutput = memory.HostOutput(batch);
    }

    internal int Batch { get; }

    internal GpuTensor<RowMajor> HostInput { get; }

    internal GpuTensor<RowMajor> HostOutput { get; }

    /// <summary>Gets the tensor for the results of a layer.</summary>
    /// <typeparam name="TLayout">The layout that the next layer reads.</typeparam>
    /// <param name="result">The index of the result in the chain.</param>
    /// <param name="buffer">
    /// The index of the buffer. A buffer with padding has only results of the same layout and the same number of
    /// features.
    /// </param>
    /// <param name="features">Numbers of a sample.</param>
    /// <returns>A tensor [batch, features] with undefined numbers and zero padding.</returns>
    public DeviceTensor Get<TLayout>(int result, int buffer, int features)
        where TLayout : struct, ITensorLayout
    {
        if (!tensors.TryGetValue(result, out IDisposable? tensor))
        {
            tensor = memory.Tensor<TLayout>(buffer, Batch, features);
            tensors.Add(result, tensor);
        }

        return (DeviceTensor)tensor;
    }

    /// <summary>Runs the chain on the tensors for host memory; on CUDA as a graph.</summary>
    internal void RunFromHost(GpuDevice device, Action<DeviceTensor, DeviceTensor, GpuActivationBuffers> run)
    {
        if (device.Family != GpuDeviceFamily.Cuda)
            run(HostInput, HostOutput, this);
        else if (fromHost is null)
            fromHost = device.Capture(() => run(HostInput, HostOutput, this));
        else
            fromHost.Run();
    }

    /// <summary>
    /// Runs the chain on two tensors. On CUDA it runs as a graph from the second call with the same two tensors on.
    /// </summary>
    internal void Run(
        GpuDevice device,
        DeviceTensor input,
        DeviceTensor output,
        Action<DeviceTensor, DeviceTensor, GpuActivationBuffers> run)
    {
        if (device.Family != GpuDeviceFamily.Cuda || device.IsRecording)
        {
            run(input, output, this);
            return;
        }

        bool isRepeated = ReferenceEquals(input, lastInput) && ReferenceEquals(output, lastOutput);
        if (isRepeated && captured is not null)
        {
            captured.Run();
            return;
        }

        captured?.Dispose();
        captured = null;
        (lastInput, lastOutput) = (input, output);
        if (isRepeated)
            captured = device.Capture(() => run(input, output, this));
        else
            run(input, output, this);
    }

    /// <summary>
    /// Gets the graphs, which the caller disposes when it discards these buffers. The memory belongs to
    /// <see cref="GpuActivationMemory"/>.
    /// </summary>
    internal IEnumerable<CapturedWork> GetGraphs()
    {
        if (fromHost is not null)
            yield return fromHost;
        if (captured is not null)
            yield return captured;
    }
}
