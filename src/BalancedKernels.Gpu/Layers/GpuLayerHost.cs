using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>One layer's place on a GPU: takes its calls in, moves numbers between host memory and the device, and is disposed once.</summary>
/// <param name="device">The device.</param>
/// <param name="layer">The layer's name.</param>
internal sealed class GpuLayerHost(GpuDevice device, string layer)
{
    private readonly GrowingBuffer<float> input = new(device, $"the inputs of layer '{layer}'");
    private readonly GrowingBuffer<float> output = new(device, $"the outputs of layer '{layer}'");
    private bool disposed;

    /// <summary>Gets the device.</summary>
    public GpuDevice Device => device;

    /// <summary>Gets the layer's name.</summary>
    public string Layer => layer;

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
            MemoryBuffer1D<float, Stride1D.Dense> inputs = input.Fit(from.Length);
            MemoryBuffer1D<float, Stride1D.Dense> outputs = output.Fit(to.Length);
            from.CopyTo(device.Transfer.Stage(from.Length));
            device.Transfer.Send(inputs, from.Length);
            Launch(inputs.View, outputs.View, work);
            device.Transfer.Fetch(outputs, to.Length).CopyTo(to);
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
            ObjectDisposedException.ThrowIf(disposed, this);
            if (hostStep is null)
                device.Bind();
            else
                device.BindToHost(hostStep);

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
            throw device.Failure($"layer '{layer}'", exception);
        }
    }
}
