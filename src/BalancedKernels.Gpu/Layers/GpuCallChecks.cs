using System;

namespace BalancedKernels.Gpu;

/// <summary>Checks the arguments of a call against the sizes of a GPU layer.</summary>
/// <param name="Device">The device of the layer.</param>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Inputs">Numbers of an input sample.</param>
/// <param name="Outputs">Numbers of an output sample.</param>
internal readonly record struct GpuCallChecks(GpuDevice Device, string Layer, int Inputs, int Outputs)
{
    /// <summary>Computes the batch from the length of the input.</summary>
    /// <exception cref="ArgumentException">
    /// The input is empty or not a whole number of samples, or the output has the wrong length.
    /// </exception>
    public int BatchOf(int input, int output)
    {
        int batch = BatchSize.Compute(Layer, Inputs, input, nameof(input));
        if (output != (long)batch * Outputs)
            throw new ArgumentException(
                $"Layer '{Layer}' computes {batch} x {Outputs} numbers for this input; the output has {output}.",
                nameof(output));

        return batch;
    }

    /// <summary>Checks the two tensors of a call and returns them as GPU tensors.</summary>
    /// <exception cref="ArgumentException">
    /// A tensor has the wrong shape or is on another device, or both are one tensor.
    /// </exception>
    public (GpuTensor<TInput> Input, GpuTensor<TOutput> Output) CheckTensors<TInput, TOutput>(
        DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        GpuTensor<TInput> source = CheckTensor<TInput>(input, Inputs, nameof(input));
        GpuTensor<TOutput> destination = CheckTensor<TOutput>(output, Outputs, nameof(output));
        if (source.Batch != destination.Batch)
            throw new ArgumentException(
                $"Layer '{Layer}' got an input of {source.Batch} samples and an output of {destination.Batch}.",
                nameof(output));
        if (ReferenceEquals(source, destination))
            throw new ArgumentException($"Layer '{Layer}' cannot write the tensor that it reads.", nameof(output));

        return (source, destination);
    }

    private GpuTensor<TLayout> CheckTensor<TLayout>(DeviceTensor tensor, int features, string parameter)
        where TLayout : struct, ITensorLayout
    {
        ArgumentNullException.ThrowIfNull(tensor, parameter);
        if (tensor.Device != Device)
            throw new ArgumentException(
                $"Layer '{Layer}' is on {Device.Name}; the tensor is on {tensor.Device.Name}.", parameter);
        if (tensor is not GpuTensor<TLayout> gpuTensor)
            throw new ArgumentException(
                $"Layer '{Layer}' needs a tensor of the layout '{TLayout.Name}' here; ComputeDevice.Allocate makes row-major ones.",
                parameter);
        if (tensor.Features != features)
            throw new ArgumentException(
                $"Layer '{Layer}' has {features} features here; the tensor has {tensor.Features}.", parameter);

        return gpuTensor;
    }
}
