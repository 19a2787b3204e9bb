using System;
using System.ComponentModel;
using System.Threading;

namespace BalancedKernels.CompilerServices;

/// <summary>One recurrent layer on this CPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Products with the inputs of many steps are made at once. A step then is one piece of work: a thread multiplies a
/// band's rows with the hidden state and makes the next state of its units. A sequence of one step makes both products
/// in that piece. Results do not depend on the number of threads, nor on the pieces in which a sequence comes, nor on
/// the batch.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CpuRecurrentEngine : RecurrentEngine
{
    private readonly CpuDevice device;
    private readonly NativeMemoryOwner memory;
    private readonly CpuRecurrentPass[] passes;
    private CpuRecurrentState? spare;

    private CpuRecurrentEngine(
        RecurrentDescription layer, CpuDevice device, NativeMemoryOwner memory, CpuRecurrentPass[] passes)
        : base(layer)
    {
        this.device = device;
        this.memory = memory;
        this.passes = passes;
        foreach (CpuRecurrentPass pass in passes)
            PackedBytes += pass.Input.PackedBytes + pass.Hidden.PackedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <summary>Packs a layer's weights for its CPU kernels.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TInput">The kernels of the first layer's product with the input.</typeparam>
    /// <typeparam name="TStacked">The kernels of later layers' product with what the one before gives.</typeparam>
    /// <typeparam name="THidden">The kernels of the product with the hidden state.</typeparam>
    /// <param name="device">A CPU.</param>
    /// <param name="weights">Weights of the shape, pattern and precision that the kernels were written for.</param>
    /// <exception cref="ArgumentException">The device is no CPU, or the weights are for another layer.</exception>
    /// <exception cref="NotSupportedException">The packed values of a matrix take 2 GiB or more.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuRecurrentEngine Create<TLayer, TInput, TStacked, THidden>(
        ComputeDevice device, RecurrentWeights weights)
        where TLayer : IRecurrent
        where TInput : ICpuLinear
        where TStacked : ICpuLinear
        where THidden : ICpuLinear
    {
        RecurrentDescription layer = TLayer.Description;
        CpuDevice cpu = CpuDevice.Of(device, layer.Name);
        CheckWeights(layer, weights);
        UnoptimizedKernelNotice.WriteOnce(typeof(THidden).Assembly);

        return NativeMemoryOwner.Build(memory =>
        {
            CpuRecurrentPass[] passes = new CpuRecurrentPass[layer.Passes];
            for (int pass = 0; pass < passes.Length; pass++)
            {
                passes[pass] = pass < layer.Directions
                    ? CpuRecurrentPass.Of<TInput, THidden>(cpu, memory, weights.Passes[pass], layer)
                    : CpuRecurrentPass.Of<TStacked, THidden>(cpu, memory, weights.Passes[pass], layer);
            }

            return new CpuRecurrentEngine(layer, cpu, memory, passes);
        });
    }

    /// <inheritdoc/>
    public override RecurrentState CreateState(int batch)
    {
        using NativeMemoryOwner.Call entered = memory.Enter(Layer.Name, device);
        return NativeMemoryOwner.Build(own => new CpuRecurrentState(own, Layer, device, batch));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        using NativeMemoryOwner.Call entered = memory.Enter(Layer.Name, device);
        CpuRecurrentState state = Interlocked.Exchange(ref spare, null) ?? (CpuRecurrentState)CreateState(batch: 1);
        try
        {
            state.Reset();
            Forward(input, output, state);
        }
        finally
        {
            Keep(state);
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        device.ThrowIfDisposed(Layer.Name);
        CountSteps(input, output, batch: 1);
        Forward(((CpuTensor)input).Span, ((CpuTensor)output).Span);
    }

    /// <inheritdoc/>
    public override unsafe void Forward(ReadOnlySpan<float> input, Span<float> output, RecurrentState state)
    {
        using NativeMemoryOwner.Call entered = memory.Enter(Layer.Name, device);
        CheckState(state);
        int steps = CountSteps(input, output, state.Batch);
        CpuRecurrentState own = (CpuRecurrentState)state;
        own.Take();
        try
        {
            fixed (float* from = input, to = output)
                new CpuRecurrentRun(Layer, device, passes, own).Compute(from, to, steps);
        }
        finally
        {
            own.Give();
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output, RecurrentState state)
    {
        device.ThrowIfDisposed(Layer.Name);
        CheckState(state);
        CountSteps(input, output, state.Batch);
        Forward(((CpuTensor)input).Span, ((CpuTensor)output).Span, state);
    }

    /// <summary>Frees the weights, at once or with the last Forward that is running on another thread.</summary>
    protected override void Dispose(bool disposing)
    {
        memory.Dispose();
        Interlocked.Exchange(ref spare, null)?.Dispose();
    }

    // For the next sequence, unless there is a state for that already.
    private void Keep(CpuRecurrentState state)
    {
        bool kept = Interlocked.CompareExchange(ref spare, state, null) is null;

        // Dispose either sees the state or is seen here.
        if (!kept || (memory.IsDisposed && Interlocked.CompareExchange(ref spare, null, state) == state))
            state.Dispose();
    }
}
