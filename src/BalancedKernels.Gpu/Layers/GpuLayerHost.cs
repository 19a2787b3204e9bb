using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// The common part of all engines on a GPU: it locks the device for calls, copies numbers between host memory and the
/// device, and disposes the layer once.
/// </summary>
internal sealed class GpuLayerHost
{
    private readonly GpuDevice device;
    private readonly string layer;
    private readonly string user;
    private readonly GrowingBuffer<float> input;
    private readonly GrowingBuffer<float> output;
    private bool disposed;

    /// <summary>Creates the host of a layer.</summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public GpuLayerHost(GpuDevice device, string layer)
    {
        this.device = device;
        this.layer = layer;
        user = $"layer '{layer}'";
        input = new GrowingBuffer<float>(device, $"the inputs of {user}");
        output = new GrowingBuffer<float>(device, $"the outputs of {user}");
        device.Enter(user).Dispose();
    }

    /// <summary>Gets the device.</summary>
    public GpuDevice Device => device;

    /// <summary>Gets the device memory that inputs from host memory are copied to.</summary>
    public GrowingBuffer<float> Input => input;

    /// <summary>Gets the device memory that outputs for host memory are computed in.</summary>
    public GrowingBuffer<float> Output => output;

    /// <summary>Takes the device lock for a step that can be captured.</summary>
    /// <exception cref="ObjectDisposedException">The layer or the device was disposed.</exception>
    public Lock.Scope Enter() => Enter(hostStep: null);

    /// <summary>Takes the device lock for a Forward on host memory, which cannot be captured.</summary>
    /// <exception cref="ObjectDisposedException">The layer or the device was disposed.</exception>
    public Lock.Scope EnterFromHost() => Enter("Forward on host memory");

    /// <summary>Runs work on tensors of the device.</summary>
    public void Run<TInput, TOutput, TWork>(GpuTensor<TInput> source, GpuTensor<TOutput> destination, TWork work)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
        where TWork : struct, IGpuWork
    {
        using (Enter())
            Launch(source.View, destination.View, work);
    }

    /// <summary>Runs work on host memory: a copy, the work, a copy and one wait.</summary>
    public void Run<TWork>(ReadOnlySpan<float> source, Span<float> destination, TWork work)
        where TWork : struct, IGpuWork
    {
        using (EnterFromHost())
        {
            GpuMemory<float> inputs = input.EnsureCapacity(source.Length);
            GpuMemory<float> outputs = output.EnsureCapacity(destination.Length);
            source.CopyTo(device.Transfer.Stage(source.Length));
            device.Transfer.CopyToDevice(inputs.Buffer, source.Length);
            Launch(inputs.View, outputs.View, work);
            device.Transfer.CopyToHost(outputs.Buffer, destination.Length).CopyTo(destination);
        }
    }

    /// <summary>Releases the memory of the layer. Later calls do nothing.</summary>
    /// <param name="release">Releases the resources of the kind of layer. It is called with the device lock.</param>
    public void Dispose(Action release)
    {
        lock (device.Lock)
        {
            if (disposed)
                return;

            device.ThrowIfRecording("Disposing a layer");
            disposed = true;
            input.Release();
            output.Release();
            release();
        }
    }

    private Lock.Scope Enter(string? hostStep)
    {
        Lock.Scope scope = device.Lock.EnterScope();
        try
        {
            if (disposed)
                throw new ObjectDisposedException(layer, $"Layer '{layer}' on {device.Name} was disposed.");

            // A thread may take the lock again while it holds it.
            using (hostStep is null ? device.Enter(user) : device.EnterFromHost(hostStep, user))
                return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    private void Launch<TWork>(ArrayView<float> source, ArrayView<float> destination, TWork work)
        where TWork : struct, IGpuWork
    {
        try
        {
            work.Launch(source, destination);
        }
        catch (AcceleratorException exception)
        {
            throw device.Failure(user, exception);
        }
    }
}

/// <summary>The kernels that one call of a layer launches.</summary>
internal interface IGpuWork
{
    /// <summary>Launches the kernels. The caller holds the device lock.</summary>
    /// <param name="input">The input, in the layout of the call.</param>
    /// <param name="output">The output, in the layout of the call.</param>
    void Launch(ArrayView<float> input, ArrayView<float> output);
}
