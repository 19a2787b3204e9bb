using System;

namespace BalancedKernels;

/// <summary>Checks the tensors of operations with two inputs.</summary>
internal static class TensorOperationChecks
{
    /// <summary>Checks that two tensors can be added.</summary>
    /// <param name="device">The device that runs the operation.</param>
    /// <param name="left">[batch, features].</param>
    /// <param name="right">The same shape.</param>
    /// <param name="output">The same shape.</param>
    /// <exception cref="ArgumentException">A tensor has the wrong shape or is on another device.</exception>
    public static void CheckSum(
        ComputeDevice device, DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        Check(device, left, right, output);
        if (right.Features != left.Features || output.Features != left.Features)
            throw Refuse("adds tensors of one shape", left, right, output);
    }

    /// <summary>Checks that two tensors can be concatenated.</summary>
    /// <param name="device">The device that runs the operation.</param>
    /// <param name="left">[batch, features].</param>
    /// <param name="right">[batch, other features].</param>
    /// <param name="output">[batch, features + other features].</param>
    /// <exception cref="ArgumentException">
    /// A tensor has the wrong shape, is on another device, or is both an input and the output.
    /// </exception>
    public static void CheckConcat(ComputeDevice device, DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        Check(device, left, right, output);
        if ((long)left.Features + right.Features != output.Features)
            throw Refuse("puts samples one behind the other", left, right, output);
        if (ReferenceEquals(output, left) || ReferenceEquals(output, right))
            throw new ArgumentException(
                "Samples cannot be put together in a tensor that is one of the two.", nameof(output));
    }

    private static void Check(ComputeDevice device, DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(output);
        foreach (DeviceTensor tensor in (ReadOnlySpan<DeviceTensor>)[left, right, output])
        {
            if (!ReferenceEquals(tensor.Device, device))
                throw new ArgumentException(
                    $"{device.Name} was given a tensor of another device, {tensor.Device.Name}: allocate it with this one.",
                    nameof(device));
        }

        if (right.Batch != left.Batch || output.Batch != left.Batch)
            throw Refuse("takes and gives as many samples", left, right, output);
    }

    private static ArgumentException Refuse(string rule, DeviceTensor left, DeviceTensor right, DeviceTensor output) =>
        new(
        $"{left.Device.Name} {rule}; [{left.Batch}, {left.Features}] and [{right.Batch}, {right.Features}] to [{output.Batch}, {output.Features}] were given.",
        nameof(output));
}
