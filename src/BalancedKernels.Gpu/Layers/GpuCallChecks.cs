using System;

namespace BalancedKernels.Gpu;

/// <summary>Checks what a GPU layer is called with against its sizes.</summary>
/// <param name="Device">Where the layer is.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Inputs">Numbers of a sample on the way in.</param>
/// <param name="Outputs">Numbers of a sample on the way out.</param>
internal readonly record struct GpuCallChecks(GpuDevice Device, string Layer, int Inputs, int Outputs)
{
    /// <summary>Reads the batch from the length of the input.</summary>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, or the two lengths disagree.
    /// </exception>
    public int BatchOf(int input, int output)
    {
        int batch = BatchSize.Of(Layer, Inputs, input, nameof(input));
        if (output != (long)batch * Outputs)
            throw new ArgumentException(
                $"Layer '{Layer}' gives {batch} x {Outputs} numbers for this input; there is room for {output}.",
                nameof(output));

        return batch;
    }

    /// <summary>Gets the two tensors of a call as this device's.</summary>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or is on another device, or they are one.
    /// </exception>
    public (
        GpuTensor<TInput> Input,
        GpuTensor<TOutput> Output) Own<TInput, TOutput>(DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        GpuTensor<TInput> from = Own<TInput>(input, Inputs, nameof(input));
        GpuTensor<TOutput> to = Own<TOutput>(output, Outputs, nameof(output));
        if (from.Batch != to.Batch)
            throw new ArgumentException(
                $"Layer '{Layer}' was given {from.Batch} samples and room for {to.Batch}.", nameof(output));
        if (ReferenceEquals(from, to))
            throw new ArgumentException($"Layer '{Layer}' cannot write the tensor that it reads.", nameof(output));

        return (from, to);
    }

    private GpuTensor<TLayout> Own<TLayout>(DeviceTensor tensor, int features, string parameter)
        where TLayout : struct, ITensorLayout
    {
        ArgumentNullException.ThrowIfNull(tensor, parameter);
        if (tensor.Device != Device)
            throw new ArgumentException(
                $"Layer '{Layer}' is on {Device.Name}; the tensor is on {tensor.Device.Name}.", parameter);
        if (tensor is not GpuTensor<TLayout> own)
            throw new ArgumentException(
                $"Layer '{Layer}' needs a tensor of the layout '{TLayout.Name}' here; ComputeDevice.Allocate makes row-major ones.",
                parameter);
        if (tensor.Features != features)
            throw new ArgumentException(
                $"Layer '{Layer}' has {features} features here; the tensor has {tensor.Features}.", parameter);

        return own;
    }
}
