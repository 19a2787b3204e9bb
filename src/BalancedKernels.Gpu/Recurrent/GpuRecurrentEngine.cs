using System;
using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of a recurrent layer on a GPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// One launch computes the products with the inputs of many steps, on tensor cores if the layer has kernels for them.
/// Each step is then two kernels for each direction: the product with the hidden state, and the gates and states. On
/// CUDA, capture the Forward of a network (<see cref="ComputeDevice.Capture"/>): one call to the driver then launches
/// all these small kernels.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuRecurrentEngine : RecurrentEngine
{
    private readonly GpuDevice device;
    private readonly GpuRecurrentPass[] passes;
    private readonly GpuGateLauncher gates;
    private readonly GpuLayerHost host;
    private GpuRecurrentState? zeroState;

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

    /// <summary>Packs weights to a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TInput">The kernels of the input product of the first layer.</typeparam>
    /// <typeparam name="TStacked">
    /// The kernels of the input product of later layers, which read the results of the previous layer.
    /// </typeparam>
    /// <typeparam name="THidden">The kernels of the product with the hidden state.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">
    /// Weights of the shape, pattern and weight type for which the kernels were generated.
    /// </param>
    /// <exception cref="ArgumentException">The weights do not fit the layer.</exception>
    /// <exception cref="GpuMemoryException">The weights do not fit the device's memory.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight is NaN or infinite: only CPU kernels propagate those.
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
    /// <exception cref="GpuMemoryException">The state does not fit the device's memory.</exception>
    public override RecurrentState CreateState(int batch)
    {
        using (host.Enter())
            return new GpuRecurrentState(Layer, device, batch);
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The workspace of the steps does not fit the device's memory.</exception>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        using (host.EnterFromHost())
        {
            CountSteps(input, output, batch: 1);
            Forward(input, output, GetZeroState());
        }
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The workspace of the steps does not fit the device's memory.</exception>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        using (host.Enter())
            Forward(input, output, GetZeroState());
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The workspace of the steps does not fit the device's memory.</exception>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output, RecurrentState state)
    {
        CheckState(state);
        int steps = CountSteps(input, output, state.Batch);
        host.Run(input, output, new Call(this, (GpuRecurrentState)state, steps));
    }

    /// <inheritdoc/>
    /// <exception cref="GpuMemoryException">The workspace of the steps does not fit the device's memory.</exception>
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
        zeroState?.Dispose();
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

    // All calls without a state use one state, because they run one after the other. A capture finds it created by the
    // first run.
    private GpuRecurrentState GetZeroState()
    {
        zeroState ??= new GpuRecurrentState(Layer, device, batch: 1);
        zeroState.Clear();
        return zeroState;
    }

    private void Launch(ArrayView<float> input, ArrayView<float> output, GpuRecurrentState state, int steps)
    {
        state.RecordUse();
        ArrayView<float> source = input;

        // All layers but the first have the same input and output shape. So the layers write alternately to the
        // workspace and to the output.
        for (int layer = 0; layer < Layer.Layers; layer++)
        {
            ArrayView<float> destination = (Layer.Layers - layer) % 2 == 1 ? output : state.LayerResults(steps);
            LaunchLayer(layer, source, destination, state, steps);
            source = destination;
        }
    }

    // Computes the input products of some steps, then those steps. The forward direction starts at the first step, the
    // backward direction at the last.
    private void LaunchLayer(
        int layer, ArrayView<float> source, ArrayView<float> destination, GpuRecurrentState state, int steps)
    {
        int stepsPerProduct = Math.Min(state.StepsPerProduct, steps);
        int inputs = layer == 0 ? Layer.Inputs : Layer.Outputs;
        for (int done = 0; done < steps; done += stepsPerProduct)
        {
            int count = Math.Min(stepsPerProduct, steps - done);
            for (int direction = 0; direction < Layer.Directions; direction++)
            {
                int first = direction == 0 ? done : steps - done - count;
                int pass = (layer * Layer.Directions) + direction;
                ArrayView<float> sums = state.InputSums(direction, count);
                passes[pass].Input.Launch(
                    Rows(source, first * state.Batch, count * state.Batch, inputs), sums, count * state.Batch);
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
                        destination,
                        time,
                        state);
                }
            }
        }
    }

    private void LaunchStep(
        int pass, ArrayView<float> inputSums, ArrayView<float> destination, int time, GpuRecurrentState state)
    {
        GpuRecurrentPass run = passes[pass];
        ArrayView<float> hidden = state.Hidden(pass);
        ArrayView<float> hiddenSums = state.HiddenSums();
        run.Hidden.Launch(hidden, hiddenSums, state.Batch);

        device.RecordUse(run.Bias);
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
            destination.SubView(first, destination.Length - first),
            Layer.Hidden,
            Layer.Outputs,
            count);
    }

    private static ArrayView<float> Rows(ArrayView<float> view, int first, int count, int length) =>
        view.SubView((long)first * length, (long)count * length);

    private readonly record struct Call(GpuRecurrentEngine Engine, GpuRecurrentState State, int Steps) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.Launch(input, output, State, Steps);
    }
}
