using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of one layer class.</summary>
internal sealed class GpuLinearEngine<TLayer> : GpuLinearEngine
    where TLayer : IGpuLinear
{
    /// <summary>The most samples of one launch.</summary>
    /// <remarks>
    /// The y and z dimensions of a CUDA grid end at 65535; a multiple of 32 keeps every slice's start aligned.
    /// </remarks>
    internal const int SamplesPerLaunch = 32768;

    private readonly LinearDescription description = TLayer.Description;
    private readonly GpuCallChecks call;
    private readonly GpuDevice device;
    private readonly GpuKernels<TLayer> kernels;
    private readonly GpuMemory<Words4> weights;
    private readonly GpuMemory<float> bias;
    private readonly GpuTensorScratch tensorScratch;

    /// <summary>Packs weights onto a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="compile">
    /// Compiles the kernel that most calls need; the others are compiled when they are first called.
    /// </param>
    public GpuLinearEngine(GpuDevice device, LinearWeights weights, Action<GpuKernels<TLayer>> compile)
        : base(device, TLayer.Description.Name)
    {
        CheckWeights(weights);
        this.device = device;
        call = new GpuCallChecks(device, description.Name, description.Inputs, description.Outputs);
        kernels = new GpuKernels<TLayer>(device, CompiledGpuLayout.PlanOf<TLayer>());
        tensorScratch = new GpuTensorScratch(device, description);
        Words4[] packed = GpuPacking.Pack(weights, kernels.Plan.Layout);
        PackedBytes = (long)packed.Length * Interop.SizeOf<Words4>();

        using (device.EnterFromHost("Loading a layer", $"layer '{description.Name}'"))
        {
            this.weights = device.Reserve<Words4>(packed.Length, $"the weights of layer '{description.Name}'");
            try
            {
                bias = device.Reserve<float>(description.Outputs, $"the bias of layer '{description.Name}'");
                this.weights.CopyFrom(packed);
                if (description.Bias)
                    bias.CopyFrom(weights.Bias.Span);

                compile(kernels);
            }
            catch (AcceleratorException exception)
            {
                Release();
                throw device.Failure($"loading layer '{description.Name}'", exception);
            }
            catch
            {
                Release();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = call.BatchOf(input.Length, output.Length);
        Host.Run(input, output, new Call<RowMajor, RowMajor>(this, batch));
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output) => Forward<RowMajor, RowMajor>(input, output);

    /// <inheritdoc/>
    public override void Forward<TInput, TOutput>(DeviceTensor input, DeviceTensor output)
    {
        (GpuTensor<TInput> from, GpuTensor<TOutput> to) = call.Own<TInput, TOutput>(input, output);
        Host.Run(from, to, new Call<TInput, TOutput>(this, from.Batch));
    }

    /// <inheritdoc/>
    internal override void Launch(ArrayView<float> input, ArrayView<float> output, int batch) =>
        Launch<RowMajor, RowMajor>(input, output, batch);

    /// <inheritdoc/>
    private protected override void Release()
    {
        tensorScratch.Release();
        weights.Dispose();
        bias?.Dispose();
    }

    /// <summary>Gives a batch to the device; its gate is held.</summary>
    internal void Launch<TInput, TOutput>(ArrayView<float> input, ArrayView<float> output, int batch)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        int inputs = TInput.Length(description.Inputs);
        int outputs = TOutput.Length(description.Outputs);
        for (int first = 0; first < batch; first += SamplesPerLaunch)
        {
            int samples = Math.Min(SamplesPerLaunch, batch - first);
            ArrayView<float> from = input.SubView((long)first * inputs, (long)samples * inputs);
            ArrayView<float> to = output.SubView((long)first * outputs, (long)samples * outputs);
            if (GpuKernels<TLayer>.ReadsQuads<TInput>(inputs))
                LaunchSamples<QuadInput, TOutput>(from, to, samples, batch);
            else
                LaunchSamples<ColumnInput<TInput>, TOutput>(from, to, samples, batch);
        }
    }

    /// <summary>Gives samples to the device that are read in a way; its gate is held.</summary>
    /// <param name="input">What <typeparamref name="TInput"/> reads.</param>
    /// <param name="output">Room for the samples' results.</param>
    /// <param name="samples"><see cref="SamplesPerLaunch"/> at most.</param>
    /// <param name="batch">
    /// Samples of the work that these are a part of: they decide whether it is done on tensor cores.
    /// </param>
    internal void LaunchSamples<TInput, TOutput>(
        ArrayView<float> input, ArrayView<float> output, int samples, int batch)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        device.Use(weights);
        device.Use(bias);
        GpuKernel kernel = kernels.Pick(samples, batch);
        if (kernel.Arrangement is { } arrangement)
            LaunchArranged<TInput, TOutput>(kernel, arrangement, input, output, samples);
        else
            LaunchPlain<TInput, TOutput>(kernel, input, output, samples);
    }

    private void LaunchArranged<TInput, TOutput>(
        GpuKernel kernel, GpuInputArrangement arrangement, ArrayView<float> input, ArrayView<float> output, int samples)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuTensorLauncher multiply = kernels.GetArranged<TInput, TOutput>(kernel);
        GpuArrangeLauncher arrange = kernels.GetArranging<TInput>(arrangement);
        tensorScratch.Launch(kernel, arrangement, arrange, multiply, weights.View, bias.View, input, output, samples);
    }

    private void LaunchPlain<TInput, TOutput>(
        GpuKernel kernel, ArrayView<float> input, ArrayView<float> output, int samples)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuLauncher launcher = kernels.Get<TInput, TOutput>(kernel);
        launcher(device.Stream, Config(kernel.Shape, samples), weights.View, bias.View, input, output, samples);
    }

    private KernelConfig Config(GpuKernelShape shape, int samples)
    {
        int multiprocessors = device.Accelerator.NumMultiprocessors;
        GpuStageMemory stage =
            GpuStageMemory.For(shape, device.SharedMemory, description.Outputs, samples, multiprocessors);
        GpuKernelShape resident = shape with { GroupsPerMultiprocessor = stage.GroupsPerMultiprocessor };
        GpuGrid grid = GpuGrid.For(resident, description.Outputs, samples, multiprocessors);
        Index3D group = new(GpuKernelShape.Threads, 1, 1);
        return stage.Bytes == 0
            ? new KernelConfig(grid.Index, group)
            : new KernelConfig(grid.Index, group, SharedMemoryConfig.RequestDynamic<byte>(stage.Bytes));
    }

    private void CheckWeights(LinearWeights given)
    {
        if (given.Outputs != description.Outputs
            || given.Inputs != description.Inputs
            || given.Pattern != description.Pattern
            || given.WeightType != description.WeightType
            || given.Bias.Length != (description.Bias ? description.Outputs : 0))
        {
            throw new ArgumentException(
                $"Layer '{description.Name}' was compiled for [{description.Outputs}, {description.Inputs}], pattern {description.Pattern}, {description.WeightType}, {(description.Bias ? "with" : "without")} bias;"
                + $" the weights are [{given.Outputs}, {given.Inputs}], pattern {given.Pattern}, {given.WeightType}, {(given.Bias.IsEmpty ? "without" : "with")} bias.",
                nameof(given));
        }

        // Lanes past a row's end read its last weights again, with zero inputs: infinity times zero would be NaN.
        if (given.HasNonFinite)
        {
            throw new NotSupportedException(
                $"The weights of layer '{description.Name}' hold NaN or infinity, which GPU kernels do not carry through; open the device \"cpu\" for them.");
        }
    }

    private readonly record struct Call<TInput, TOutput>(GpuLinearEngine<TLayer> Engine, int Batch) : IGpuWork
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.Launch<TInput, TOutput>(input, output, Batch);
    }
}
