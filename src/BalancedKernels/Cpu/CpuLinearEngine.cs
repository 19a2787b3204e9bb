using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>One linear layer on this CPU: its packed weights, and its kernels shared out among the device's threads.</summary>
/// <remarks>
/// Weights are packed once, here; Forward allocates nothing after the device's threads have started.
/// Results do not depend on the number of threads, and a sample's not on the batch it is in. Any number of threads
/// may call Forward at once: one of them has the device's workers, the others run alone.
/// </remarks>
public sealed class CpuLinearEngine : LinearEngine
{
    private readonly LinearDescription layer;
    private readonly CpuDevice device;
    private CpuLinearProduct? product;

    private CpuLinearEngine(LinearDescription layer, CpuDevice device, CpuLinearProduct product)
    {
        this.layer = layer;
        this.device = device;
        this.product = product;
        PackedBytes = product.PackedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <summary>Packs a layer's weights for its CPU kernels.</summary>
    /// <typeparam name="TLayer">The layer, whose generated half has the kernels.</typeparam>
    /// <param name="device">A CPU.</param>
    /// <param name="weights">Weights of the shape, pattern and precision that the kernels were written for.</param>
    /// <exception cref="ArgumentException">The device is no CPU, or the weights are for another layer.</exception>
    /// <exception cref="NotSupportedException">The packed values take 2 GiB or more.</exception>
    public static CpuLinearEngine Create<TLayer>(ComputeDevice device, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(weights);

        LinearDescription layer = TLayer.Description;
        if (device is not CpuDevice cpu)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' has kernels for the CPU only and cannot run on {device.Name}: reference BalancedKernels.Gpu in the project that declares it, or open the device \"cpu\".",
                nameof(device));
        }

        CheckWeights(layer, weights);
        UnoptimizedKernelNotice.WriteOnce(typeof(TLayer).Assembly);

        // The vector forms decode halves by moving bits, which makes finite numbers of infinity and NaN.
        CpuInstructionSet instructionSet = layer.Weights == Precision.Float16 && weights.HasNonFinite
            ? CpuInstructionSet.Portable
            : cpu.InstructionSet;

        return new CpuLinearEngine(layer, cpu, CpuLinearProduct.Of<TLayer>(cpu, weights, instructionSet));
    }

    /// <inheritdoc/>
    public override unsafe void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        CpuLinearProduct running = Volatile.Read(ref product) ?? throw new ObjectDisposedException(layer.Name);
        int batch = CheckSpans(input, output);

        fixed (float* from = input, to = output)
            running.Compute(from, to, batch);
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor<Plain> input, DeviceTensor<Plain> output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CheckTensor(input, layer.Inputs, nameof(input));
        CheckTensor(output, layer.Outputs, nameof(output));
        Forward(((CpuTensor)input).Span, ((CpuTensor)output).Span);
    }

    /// <summary>Lets go of the weights; a Forward that is running on another thread finishes with them.</summary>
    protected override void Dispose(bool disposing) => Volatile.Write(ref product, null);

    private static void CheckWeights(LinearDescription layer, LinearWeights weights)
    {
        bool hasBias = !weights.Bias.IsEmpty;
        if (weights.Inputs == layer.Inputs && weights.Outputs == layer.Outputs && weights.Pattern == layer.Pattern
            && weights.Precision == layer.Weights && hasBias == layer.Bias)
        {
            return;
        }

        throw new ArgumentException(
            $"Layer '{layer.Name}' was compiled for {Say(layer.Inputs, layer.Outputs, layer.Pattern, layer.Weights, layer.Bias)}; the weights given are {Say(weights.Inputs, weights.Outputs, weights.Pattern, weights.Precision, hasBias)}.",
            nameof(weights));
    }

    private static string Say(int inputs, int outputs, BalancedPattern pattern, Precision precision, bool bias) =>
        $"{inputs} inputs, {outputs} outputs, pattern {pattern}, {precision}, {(bias ? "with a bias" : "without a bias")}";

    private int CheckSpans(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = input.Length / layer.Inputs;
        if (batch == 0 || batch * layer.Inputs != input.Length)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' takes a batch of samples of {layer.Inputs} numbers each; {input.Length} numbers were given, which is no whole batch.",
                nameof(input));
        }

        if (output.Length != (long)batch * layer.Outputs)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' gives {layer.Outputs} numbers for each of the {batch} samples, {(long)batch * layer.Outputs} in all; the output has room for {output.Length}.",
                nameof(output));
        }

        if (input.Overlaps(output))
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' reads its input while it writes its output: the two must not overlap.", nameof(output));
        }

        return batch;
    }

    private void CheckTensor(DeviceTensor<Plain> tensor, int features, string parameter)
    {
        if (!ReferenceEquals(tensor.Device, device))
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' is on {device.Name}, the {parameter} on another device, {tensor.Device.Name}: allocate it with the layer's own Device.", parameter);
        }

        if (tensor.Features != features)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' expects an {parameter} of [batch, {features}]; the tensor is [{tensor.Batch}, {tensor.Features}].", parameter);
        }
    }
}
