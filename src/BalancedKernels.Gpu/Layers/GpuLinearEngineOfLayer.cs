using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of one class of layer.</summary>
internal sealed class GpuLinearEngine<TLayer> : GpuLinearEngine
    where TLayer : IGpuLinear
{
    /// <summary>The most samples of one launch.</summary>
    /// <remarks>
    /// The y and z dimensions of a CUDA grid are 65535 at most. A multiple of 32 keeps the start of every slice
    /// aligned.
    /// </remarks>
    internal const int SamplesPerLaunch = 32768;

    private readonly LinearDescription description = TLayer.Description;
    private readonly GpuCallChecks call;
    private readonly GpuDevice device;
    private readonly GpuKernels<TLayer> kernels;
    private readonly GpuMemory<Words4> weights;
    private readonly GpuMemory<float> bias;
    private readonly GpuTensorWorkspace tensorWorkspace;

    /// <summary>Packs weights to a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="compile">Compiles the kernel of most calls. Other kernels are compiled on their first use.</param>
    public GpuLinearEngine(GpuDevice device, LinearWeights weights, Action<GpuKernels<TLayer>> compile)
        : base(device, TLayer.Description.Name)
    {
        CheckWeights(weights);
        this.device = device;
        call = new GpuCallChecks(device, description.Name, description.Inputs, description.Outputs);
        kernels = new GpuKernels<TLayer>(device, CompiledGpuLayout.PlanOf<TLayer>());
        tensorWorkspace = new GpuTensorWorkspace(device, description);
        Words4[] packed = GpuPacking.Pack(weights, kernels.Plan.Layout);
        PackedBytes = (long)packed.Length * Interop.SizeOf<Words4>();

        using (device.EnterFromHost("Loading a layer", $"layer '{description.Name}'"))
        {
            this.weights = device.AllocateMemory<Words4>(packed.Length, $"the weights of layer '{description.Name}'");
            try
            {
                bias = device.AllocateMemory<float>(description.Outputs, $"the bias of layer '{description.Name}'");
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
        (GpuTensor<TInput> source, GpuTensor<TOutput> destination) =
            call.CheckTensors<TInput, TOutput>(input, output);
        Host.Run(source, destination, new Call<TInput, TOutput>(this, source.Batch));
    }

    /// <inheritdoc/>
    internal override void Launch(ArrayView<float> input, ArrayView<float> output, int batch) =>
        Launch<RowMajor, RowMajor>(input, output, batch);

    /// <inheritdoc/>
    private protected override void Release()
    {
        tensorWorkspace.Release();
        weights.Dispose();
        bias?.Dispose();
    }

    /// <summary>Launches the kernels of a batch. The caller holds the device lock.</summary>
    internal void Launch<TInput, TOutput>(ArrayView<float> input, ArrayView<float> output, int batch)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        int inputs = TInput.Length(description.Inputs);
        int outputs = TOutput.Length(description.Outputs);
        for (int first = 0; first < batch; first += SamplesPerLaunch)
        {
            int samples = Math.Min(SamplesPerLaunch, batch - first);
            ArrayView<float> source = input.SubView((long)first * inputs, (long)samples * inputs);
            ArrayView<float> destination = output.SubView((long)first * outputs, (long)samples * outputs);
            if (GpuKernels<TLayer>.ReadsQuads<TInput>(inputs))
                LaunchSamples<QuadInput, TOutput>(source, destination, samples, batch);
            else
                LaunchSamples<ColumnInput<TInput>, TOutput>(source, destination, samples, batch);
        }
    }

    /// <summary>
    /// Launches the kernels of samples that <typeparamref name="TInput"/> reads. The caller holds the device lock.
    /// </summary>
    /// <param name="input">The input, in the format of <typeparamref name="TInput"/>.</param>
    /// <param name="output">Receives the results of the samples.</param>
    /// <param name="samples"><see cref="SamplesPerLaunch"/> at most.</param>
    /// <param name="batch">
    /// Samples of the Forward that the launch is a part of. They decide whether it uses tensor cores.
    /// </param>
    internal void LaunchSamples<TInput, TOutput>(
        ArrayView<float> input, ArrayView<float> output, int samples, int batch)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        device.RecordUse(weights);
        device.RecordUse(bias);
        GpuKernel kernel = kernels.Pick(samples, batch);
        if (kernel.Arrangement is { } arrangement)
            LaunchTensor<TInput, TOutput>(kernel, arrangement, input, output, samples);
        else
            LaunchLinear<TInput, TOutput>(kernel, input, output, samples);
    }

    private void LaunchTensor<TInput, TOutput>(
        GpuKernel kernel, GpuInputArrangement arrangement, ArrayView<float> input, ArrayView<float> output, int samples)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuTensorLauncher multiply = kernels.GetTensorKernel<TInput, TOutput>(kernel);
        GpuArrangeLauncher arrange = kernels.GetArrangementKernel<TInput>(arrangement);
        tensorWorkspace.Launch(kernel, arrangement, arrange, multiply, weights.View, bias.View, input, output, samples);
    }

    private void LaunchLinear<TInput, TOutput>(
        GpuKernel kernel, ArrayView<float> input, ArrayView<float> output, int samples)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuLauncher launcher = kernels.GetLinearKernel<TInput, TOutput>(kernel);
        launcher(device.Stream, Config(kernel.Shape, samples), weights.View, bias.View, input, output, samples);
    }

    private KernelConfig Config(GpuKernelShape shape, int samples)
    {
        int multiprocessors = device.Accelerator.NumMultiprocessors;
        GpuStageMemory stage =
            GpuStageMemory.ForLaunch(shape, device.SharedMemory, description.Outputs, samples, multiprocessors);
        GpuKernelShape resident = shape with { GroupsPerMultiprocessor = stage.GroupsPerMultiprocessor };
        GpuGrid grid = GpuGrid.ForResidentGroups(resident, description.Outputs, samples, multiprocessors);
        Index3D group = new(GpuKernelShape.Threads, 1, 1);
        return stage.Bytes == 0
            ? new KernelConfig(grid.Index, group)
            : new KernelConfig(grid.Index, group, SharedMemoryConfig.RequestDynamic<byte>(stage.Bytes));
    }

    private void CheckWeights(LinearWeights weights)
    {
        if (weights.Outputs != description.Outputs
            || weights.Inputs != description.Inputs
            || weights.Pattern != description.Pattern
            || weights.WeightType != description.WeightType
            || weights.Bias.Length != (description.Bias ? description.Outputs : 0))
        {
            throw new ArgumentException(
                $"Layer '{description.Name}' was compiled for [{description.Outputs}, {description.Inputs}], pattern {description.Pattern}, {description.WeightType}, {(description.Bias ? "with" : "without")} bias;"
                + $" the weights are [{weights.Outputs}, {weights.Inputs}], pattern {weights.Pattern}, {weights.WeightType}, {(weights.Bias.IsEmpty ? "without" : "with")} bias.",
                nameof(weights));
        }

        // Lanes past the end of a row read its last weights again, with zero inputs: infinity times zero would be NaN.
        if (weights.HasNonFinite)
        {
            throw new NotSupportedException(
                $"The weights of layer '{description.Name}' hold NaN or infinity, which GPU kernels do not propagate; open the device \"cpu\" for them.");
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
