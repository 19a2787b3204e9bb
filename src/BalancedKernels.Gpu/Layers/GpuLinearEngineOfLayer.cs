using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The engine of one layer class.</summary>
internal sealed class GpuLinearEngine<TLayer> : GpuLinearEngine
    where TLayer : IGpuLinear
{
    // The y dimension of a CUDA grid ends at 65535; a multiple of 16 keeps every slice's start aligned.
    private const int SamplesPerLaunch = 32768;

    private readonly LinearDescription description = TLayer.Description;
    private readonly GpuLinearPlan plan = TLayer.Plan;
    private readonly GpuDevice device;
    private readonly GpuKernels<TLayer> kernels;
    private readonly MemoryBuffer1D<Words4, Stride1D.Dense> weights;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> bias;
    private readonly GpuTensorScratch? tensorScratch;
    private GpuTensor<Plain>? hostInput;
    private GpuTensor<Plain>? hostOutput;
    private bool disposed;

    public GpuLinearEngine(GpuDevice device, LinearWeights weights)
    {
        CheckWeights(weights);
        this.device = device;
        kernels = new GpuKernels<TLayer>(device, plan);
        tensorScratch = plan.Tensor is { } tensor && device.HasTensorCores ? new GpuTensorScratch(device, description, tensor) : null;
        Words4[] packed = GpuPacking.Pack(weights, plan.Cell);
        PackedBytes = (long)packed.Length * Interop.SizeOf<Words4>();

        lock (device.Gate)
        {
            this.weights = device.Reserve<Words4>(packed.Length, $"the weights of layer '{description.Name}'");
            bias = device.Reserve<float>(description.Outputs, $"the bias of layer '{description.Name}'");
            this.weights.View.CopyFromCPU(device.Stream, packed);
            if (description.Bias)
                bias.View.CopyFromCPU(device.Stream, weights.Bias.Span);

            // The kernel that most calls need; the others are compiled when they are first called.
            kernels.Get<Plain, Plain>(batched: false);
            device.Stream.Synchronize();
        }
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = BatchOf(input.Length, output.Length);
        lock (device.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            device.Bind();
            hostInput = Fit(hostInput, batch, description.Inputs);
            hostOutput = Fit(hostOutput, batch, description.Outputs);
            hostInput.View.SubView(0, input.Length).CopyFromCPU(device.Stream, input);
            Launch<Plain, Plain>(hostInput.View, hostOutput.View, batch);
            hostOutput.View.SubView(0, output.Length).CopyToCPU(device.Stream, output);
            device.Stream.Synchronize();
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor<Plain> input, DeviceTensor<Plain> output) => Forward<Plain, Plain>(input, output);

    /// <inheritdoc/>
    public override void Forward<TInput, TOutput>(DeviceTensor<TInput> input, DeviceTensor<TOutput> output)
    {
        GpuTensor<TInput> from = OwnTensor(input, description.Inputs, nameof(input));
        GpuTensor<TOutput> to = OwnTensor(output, description.Outputs, nameof(output));
        if (from.Batch != to.Batch)
            throw new ArgumentException($"Layer '{description.Name}' was given {from.Batch} samples and room for {to.Batch}.", nameof(output));
        if (ReferenceEquals(from, to))
            throw new ArgumentException($"Layer '{description.Name}' cannot write the tensor that it reads.", nameof(output));

        lock (device.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            device.Bind();
            Launch<TInput, TOutput>(from.View, to.View, from.Batch);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (device.Gate)
        {
            disposed = true;
            hostInput?.Dispose();
            hostOutput?.Dispose();
            tensorScratch?.Dispose();
            foreach (MemoryBuffer buffer in new MemoryBuffer[] { weights, bias }.Where(buffer => !buffer.IsDisposed))
                buffer.Dispose();
        }
    }

    private void Launch<TInput, TOutput>(ArrayView<float> input, ArrayView<float> output, int batch)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        if (tensorScratch is not null && plan.Tensor is { } tensor && batch >= tensor.LeastSamples)
        {
            GpuTensorLauncher multiply = kernels.GetTensor<TOutput>(tensor, tensor.IsMany(batch));
            tensorScratch.Launch(kernels.GetArrange<TInput>(), multiply, weights.View, bias.View, input, output, batch);
            return;
        }

        bool batched = batch > 1;
        GpuKernelShape shape = batched ? plan.Batched : plan.Gemv;
        GpuLauncher launcher = kernels.Get<TInput, TOutput>(batched);
        for (int first = 0; first < batch; first += SamplesPerLaunch)
        {
            int samples = Math.Min(SamplesPerLaunch, batch - first);
            long inputs = TInput.Length(description.Inputs);
            long outputs = TOutput.Length(description.Outputs);
            launcher(
                device.Stream,
                Config(shape, samples),
                weights.View,
                bias.View,
                input.SubView(first * inputs, samples * inputs),
                output.SubView(first * outputs, samples * outputs),
                samples);
        }
    }

    private KernelConfig Config(GpuKernelShape shape, int samples)
    {
        GpuGrid grid = GpuGrid.For(shape, description.Outputs, samples, device.Accelerator.NumMultiprocessors);
        return new KernelConfig(grid.Index, new Index3D(GpuKernelShape.Threads, 1, 1));
    }

    private GpuTensor<Plain> Fit(GpuTensor<Plain>? tensor, int batch, int features)
    {
        if (tensor is not null && tensor.Batch >= batch)
            return tensor;

        tensor?.Dispose();
        return (GpuTensor<Plain>)device.Allocate<Plain>(batch, features);
    }

    private int BatchOf(int input, int output)
    {
        int batch = input / description.Inputs;
        if (batch == 0 || input % description.Inputs != 0)
            throw new ArgumentException($"Layer '{description.Name}' takes samples of {description.Inputs} numbers; {input} numbers are no whole batch.", nameof(input));
        if (output != (long)batch * description.Outputs)
            throw new ArgumentException($"Layer '{description.Name}' gives {batch} x {description.Outputs} numbers for this input; there is room for {output}.", nameof(output));

        return batch;
    }

    private GpuTensor<TLayout> OwnTensor<TLayout>(DeviceTensor<TLayout> tensor, int features, string parameter)
        where TLayout : struct, ITensorLayout
    {
        ArgumentNullException.ThrowIfNull(tensor, parameter);
        if (tensor is not GpuTensor<TLayout> own || own.Device != device)
            throw new ArgumentException($"Layer '{description.Name}' is on {device.Name}; the tensor is on {tensor.Device.Name}.", parameter);
        if (tensor.Features != features)
            throw new ArgumentException($"Layer '{description.Name}' has {features} features here; the tensor has {tensor.Features}.", parameter);

        return own;
    }

    private void CheckWeights(LinearWeights given)
    {
        if (given.Outputs != description.Outputs || given.Inputs != description.Inputs || given.Pattern != description.Pattern
            || given.Precision != description.Weights || given.Bias.Length != (description.Bias ? description.Outputs : 0))
        {
            throw new ArgumentException(
                $"Layer '{description.Name}' was compiled for [{description.Outputs}, {description.Inputs}], pattern {description.Pattern}, {description.Weights}, {(description.Bias ? "with" : "without")} bias;"
                + $" the weights are [{given.Outputs}, {given.Inputs}], pattern {given.Pattern}, {given.Precision}, {(given.Bias.IsEmpty ? "without" : "with")} bias.",
                nameof(given));
        }

        // Lanes past a row's end read its last weights again, with zero inputs: infinity times zero would be NaN.
        if (given.HasNonFinite)
        {
            throw new NotSupportedException(
                $"The weights of layer '{description.Name}' hold NaN or infinity, which GPU kernels do not carry through; open the device \"cpu\" for them.");
        }
    }
}
