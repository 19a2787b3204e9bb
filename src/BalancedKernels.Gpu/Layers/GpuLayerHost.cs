using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// One layer's place on a GPU: takes its calls in, moves numbers between host memory and the device, and is disposed
/// once.
/// </summary>
internal sealed class GpuLayerHost
{
    private readonly GpuDevice device;
    private readonly string layer;
    private readonly string user;
    private readonly GrowingBuffer<float> input;
    private readonly GrowingBuffer<float> output;
    private bool disposed;

    /// <summary>Takes a place on a device.</summary>
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

    /// <summary>Holds the device's gate for a step that can be captured.</summary>
    /// <exception cref="ObjectDisposedException">The layer or the device was disposed.</exception>
    public Lock.Scope Enter() => Enter(hostStep: null);

    /// <summary>Holds the device's gate for a Forward on host memory, which cannot be captured.</summary>
    /// <exception cref="ObjectDisposedException">The layer or the device was disposed.</exception>
    public Lock.Scope EnterFromHost() => Enter("Forward on host memory");

    /// <summary>Does work between tensors of the device.</summary>
    public void Run<TInput, TOutput, TWork>(GpuTensor<TInput> from, GpuTensor<TOutput> to, TWork work)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
        where TWork : struct, IGpuWork
    {
        using (Enter())
            Launch(from.View, to.View, work);
    }

    /// <summary>Does work between host memory: a copy, the work, a copy and one wait.</summary>
    public void Run<TWork>(ReadOnlySpan<float> from, Span<float> to, TWork work)
        where TWork : struct, IGpuWork
    {
        using (EnterFromHost())
        {
            GpuMemory<float> inputs = input.Fit(from.Length);
            GpuMemory<float> outputs = output.Fit(to.Length);
            from.CopyTo(device.Transfer.Stage(from.Length));
            device.Transfer.Send(inputs.Buffer, from.Length);
            Launch(inputs.View, outputs.View, work);
            device.Transfer.Fetch(outputs.Buffer, to.Length).CopyTo(to);
        }
    }

    /// <summary>Gives the layer's memory back; once is enough.</summary>
    /// <param name="release">Gives back what the kind of layer holds; the device's gate is held.</param>
    public void Dispose(Action release)
    {
        lock (device.Gate)
        {
            if (disposed)
                return;

            device.RefuseWhileRecording("Disposing a layer");
            disposed = true;
            input.Release();
            output.Release();
            release();
        }
    }

    private Lock.Scope Enter(string? hostStep)
    {
        Lock.Scope scope = device.Gate.EnterScope();
        try
        {
            if (disposed)
                throw new ObjectDisposedException(layer, $"Layer '{layer}' on {device.Name} was disposed.");

            // The gate may be entered again by whoever holds it.
            using (hostStep is null ? device.Enter(user) : device.EnterFromHost(hostStep, user))
                return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    private void Launch<TWork>(ArrayView<float> from, ArrayView<float> to, TWork work)
        where TWork : struct, IGpuWork
    {
        try
        {
            work.Launch(from, to);
        }
        catch (AcceleratorException exception)
        {
            throw device.Failure(user, exception);
        }
    }
}
