using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// What stands between the layers of a chain for batches of one size: tensors in memory that all batches share.
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

    /// <summary>Gets a layer's results as a tensor.</summary>
    /// <typeparam name="TLayout">The layout that the next layer wants.</typeparam>
    /// <param name="place">Which result: the same every time.</param>
    /// <param name="buffer">
    /// The buffer it stands in. One with padding is shared by results of the same layout and features only.
    /// </param>
    /// <param name="features">Numbers of a sample.</param>
    /// <returns>[batch, features]; what it holds is anything, padding zero.</returns>
    public DeviceTensor Get<TLayout>(int place, int buffer, int features)
        where TLayout : struct, ITensorLayout
    {
        if (!tensors.TryGetValue(place, out IDisposable? tensor))
        {
            tensor = memory.Tensor<TLayout>(buffer, Batch, features);
            tensors.Add(place, tensor);
        }

        return (DeviceTensor)tensor;
    }

    /// <summary>Does work between the tensors for host memory: on CUDA as a graph.</summary>
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
    /// Does work between two tensors: on CUDA as a graph, from the second time on that the same two are given.
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

        bool again = ReferenceEquals(input, lastInput) && ReferenceEquals(output, lastOutput);
        if (again && captured is not null)
        {
            captured.Run();
            return;
        }

        captured?.Dispose();
        captured = null;
        (lastInput, lastOutput) = (input, output);
        if (again)
            captured = device.Capture(() => run(input, output, this));
        else
            run(input, output, this);
    }

    /// <summary>Gets the graphs, to be disposed when the room is forgotten; the memory is not the room's.</summary>
    internal IEnumerable<CapturedWork> Graphs()
    {
        if (fromHost is not null)
            yield return fromHost;
        if (captured is not null)
            yield return captured;
    }
}
