using System;

namespace BalancedKernels;

/// <summary>Checks what a CPU layer is called with against its sizes.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Inputs">Numbers of a sample on the way in.</param>
/// <param name="Outputs">Numbers of a sample on the way out.</param>
internal readonly record struct CpuCallChecks(string Layer, int Inputs, int Outputs)
{
    /// <summary>Reads the batch from the length of the input.</summary>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, the two lengths disagree, or they share memory.
    /// </exception>
    public int BatchOf(ReadOnlySpan<float> input, Span<float> output)
    {
        int batch = BatchSize.Compute(Layer, Inputs, input.Length, nameof(input));
        if (output.Length != (long)batch * Outputs)
        {
            throw new ArgumentException(
                $"Layer '{Layer}' gives {Outputs} numbers for each of the {batch} samples, {(long)batch * Outputs} in all; the output has room for {output.Length}.",
                nameof(output));
        }

        if (input.Overlaps(output))
        {
            throw new ArgumentException(
                $"Layer '{Layer}' reads its input while it writes its output: the two must not overlap.", nameof(
                    output));
        }

        return batch;
    }

    /// <summary>Gets the numbers of an input tensor.</summary>
    /// <exception cref="ArgumentException">It is on another device or has another shape.</exception>
    public ReadOnlySpan<float> Read(ComputeDevice device, DeviceTensor input) =>
        Check(device, input, Inputs, nameof(input));

    /// <summary>Gets the numbers of an output tensor.</summary>
    /// <exception cref="ArgumentException">It is on another device or has another shape.</exception>
    public Span<float> Write(ComputeDevice device, DeviceTensor output) =>
        Check(device, output, Outputs, nameof(output));

    private Span<float> Check(ComputeDevice device, DeviceTensor tensor, int features, string parameter)
    {
        ArgumentNullException.ThrowIfNull(tensor, parameter);
        if (!ReferenceEquals(tensor.Device, device))
        {
            throw new ArgumentException(
                $"Layer '{Layer}' is on {device.Name}, the {parameter} on another device, {tensor.Device.Name}: allocate it with the layer's own Device.", parameter);
        }

        if (tensor.Features != features)
        {
            throw new ArgumentException(
                $"Layer '{Layer}' expects an {parameter} of [batch, {features}]; the tensor is [{tensor.Batch}, {tensor.Features}].", parameter);
        }

        return ((CpuTensor)tensor).Span;
    }
}
