using System;
using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>One recurrent layer on a GPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Products with the inputs of many steps are made at once, on tensor cores where the layer has kernels for them. Each
/// step then is two kernels for each direction: the product with the hidden state, and gates and states. On CUDA,
/// capture a network's Forward (<see cref="ComputeDevice.Capture"/>): so many small kernels are one call to the driver
/// then.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuRecurrentEngine : RecurrentEngine
{
    private readonly GpuDevice device;
    private readonly GpuRecurrentPass[] passes;
    private readonly GpuGateLauncher gates;
    private readonly GpuLayerHost host;
    private GpuRecurrentState? spare;

    private GpuRecurrentEngine(
        RecurrentDescription layer, GpuDevice device, GpuRecurrentPass[] passes, GpuGateLauncher gates)
        : base(layer)
    {
        this.device = device;
        this.passes = passes;
        this.gates = gates;
        host = new GpuLayerHost(device, layer.Name);
        foreach (GpuRecurrentPass pass in passes)
            PackedBytes += pass.Input.PackedBytes + pass.Hidden.PackedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <summary>Packs weights onto a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TInput">The kernels of the first layer's product with the input.</typeparam>
    /// <typeparam name="TStacked">The kernels of later layers' product with what the one before gives.</typeparam>
    /// <typeparam name="THidden">The kernels of the product with the hidden state.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">Weights of the shape, pattern and precision that the kernels were written for.</param>
    /// <exception cref="ArgumentException">The weights are another layer's.</exception>
    /// <exception cref="GpuMemoryException">The device has no room for the weights.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight is NaN or infinite: only the CPU's kernels carry those through.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static GpuRecurrentEngine Create<TLayer, TInput, TStacked, THidden>(
        GpuDevice device, RecurrentWeights weights)
        where TLayer : IRecurrent
        where TInput : IGpuLinear
        where TStacked : IGpuLinear
        where THidden : IGpuLinear
    {
        ArgumentNullException.ThrowIfNull(device);
        RecurrentDescription layer = TLayer.Description;
        CheckWeights(layer, weights);
        GpuGateKernel kernel = layer.Kind == RecurrentKind.Lstm ? GpuGateKernels.Lstm : GpuGateKernels.Gru;
        using (device.EnterFromHost("Loading a layer", $"layer '{layer.Name}'"))
        {
            GpuGateLauncher gates =
                device.Load(kernel, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuGateLauncher>();
            return new GpuRecurrentEngine(
                layer, device, Pack<TInput, TStacked, THidden>(device, weights, layer), gates);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The device has no room for the state.</exception>
    public override RecurrentState CreateState(int batch)
    {
        using (host.Enter())
            return new GpuRecurrentState(Layer, device, batch);
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The device has no room for so many steps.</exception>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        using (host.EnterFromHost())
        {
            CountSteps(input, output, batch: 1);
            Forward(input, output, FromZeros());
        }
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The device has no room for so many steps.</exception>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        using (host.Enter())
            Forward(input, output, FromZeros());
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The device has no room for so many steps.</exception>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output, RecurrentState state)
    {
        CheckState(state);
        int steps = CountSteps(input, output, state.Batch);
        host.Run(input, output, new Call(this, (GpuRecurrentState)state, steps));
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The device has no room for so many steps.</exception>
    public override void Forward(DeviceTensor input, DeviceTensor output, RecurrentState state)
    {
        CheckState(state);
        int steps = CountSteps(input, output, state.Batch);
        host.Run(
            (GpuTensor<RowMajor>)input, (GpuTensor<RowMajor>)output, new Call(this, (GpuRecurrentState)state, steps));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            host.Dispose(Release);
    }

    private void Release()
    {
        spare?.Dispose();
        foreach (GpuRecurrentPass pass in passes)
            pass.Release();
    }

    private static GpuRecurrentPass[] Pack<TInput, TStacked, THidden>(
        GpuDevice device, RecurrentWeights weights, RecurrentDescription layer)
        where TInput : IGpuLinear
        where TStacked : IGpuLinear
        where THidden : IGpuLinear
    {
        GpuRecurrentPass[] passes = new GpuRecurrentPass[layer.Passes];
        int packed = 0;
        try
        {
            for (; packed < passes.Length; packed++)
            {
                passes[packed] = packed < layer.Directions
                    ? GpuRecurrentPass.Of<TInput, THidden>(device, weights.Passes[packed], layer)
                    : GpuRecurrentPass.Of<TStacked, THidden>(device, weights.Passes[packed], layer);
            }

            return passes;
        }
        catch
        {
            foreach (GpuRecurrentPass pass in passes.AsSpan(0, packed))
                pass.Release();

            throw;
        }
    }

    // One state serves all calls without one: they are done one after the other. Inside a capture it is there since the
    // first time.
    private GpuRecurrentState FromZeros()
    {
        spare ??= new GpuRecurrentState(Layer, device, batch: 1);
        spare.Clear();
        return spare;
    }

    private void Launch(ArrayView<float> input, ArrayView<float> output, GpuRecurrentState state, int steps)
    {
        state.Use();
        ArrayView<float> from = input;

        // Every layer but the first reads and writes numbers of the same shape: the output is the other half of the
        // way.
        for (int at = 0; at < Layer.Layers; at++)
        {
            ArrayView<float> to = (Layer.Layers - at) % 2 == 1 ? output : state.Between(steps);
            LaunchLayer(at, from, to, state, steps);
            from = to;
        }
    }

    // Products with the input of some steps, then those steps: the way there takes them from the beginning, the way
    // back from the end.
    private void LaunchLayer(int at, ArrayView<float> from, ArrayView<float> to, GpuRecurrentState state, int steps)
    {
        int atOnce = Math.Min(state.StepsAtOnce, steps);
        int inputs = at == 0 ? Layer.Inputs : Layer.Outputs;
        for (int done = 0; done < steps; done += atOnce)
        {
            int count = Math.Min(atOnce, steps - done);
            for (int direction = 0; direction < Layer.Directions; direction++)
            {
                int first = direction == 0 ? done : steps - done - count;
                int pass = (at * Layer.Directions) + direction;
                ArrayView<float> sums = state.InputSums(direction, count);
                passes[pass].Input.Launch(
                    Rows(from, first * state.Batch, count * state.Batch, inputs), sums, count * state.Batch);
                for (int step = 0; step < count; step++)
                {
                    int time = direction == 0 ? first + step : first + count - 1 - step;
                    LaunchStep(
                        pass,
                        Rows(
                            sums,
                            (time - first) * state.Batch,
                            state.Batch,
                            (int)(sums.Length / (count * state.Batch))),
                        to,
                        time,
                        state);
                }
            }
        }
    }

    private void LaunchStep(
        int pass, ArrayView<float> inputSums, ArrayView<float> to, int time, GpuRecurrentState state)
    {
        GpuRecurrentPass run = passes[pass];
        ArrayView<float> hidden = state.Hidden(pass);
        ArrayView<float> hiddenSums = state.HiddenSums();
        run.Hidden.Launch(hidden, hiddenSums, state.Batch);

        device.Use(run.Bias);
        int count = state.Batch * Layer.Hidden;
        long first = ((long)time * state.Batch * Layer.Outputs) + (pass % Layer.Directions * Layer.Hidden);
        gates(
            device.Stream,
            new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup),
            inputSums,
            hiddenSums,
            run.Bias.View,
            hidden,
            state.Cell(pass),
            to.SubView(first, to.Length - first),
            Layer.Hidden,
            Layer.Outputs,
            count);
    }

    private static ArrayView<float> Rows(ArrayView<float> of, int first, int count, int length) =>
        of.SubView((long)first * length, (long)count * length);

    private readonly record struct Call(GpuRecurrentEngine Engine, GpuRecurrentState State, int Steps) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.Launch(input, output, State, Steps);
    }
}
