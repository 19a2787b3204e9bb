using System;
using System.Collections.Generic;

namespace BalancedKernels.Gpu;

/// <summary>Records the memory that captured work uses, and rejects steps that are not kernel launches.</summary>
/// <param name="isCaptured">Whether the driver is capturing: then nothing may be compiled or allocated.</param>
internal sealed class WorkRecording(bool isCaptured)
{
    private readonly HashSet<DriverResource> used = [];
    private InvalidOperationException? refusal;

    /// <summary>Records memory that a kernel uses.</summary>
    public void RecordUse(DriverResource memory) => used.Add(memory);

    /// <summary>Gets all memory that kernels use.</summary>
    public DriverResource[] GetUsedResources() => [.. used];

    /// <summary>Throws, because a graph cannot contain the step.</summary>
    /// <param name="step">The step, as the start of a message: <c>Waiting for the device</c>.</param>
    public void Refuse(string step) =>
        Throw($"{step} cannot be captured: inside Capture, work is Forward on device tensors and nothing else.");

    /// <summary>
    /// Throws if the driver is capturing, because the first run must already have created the object.
    /// </summary>
    /// <param name="what">The object, in the words of a message: <c>memory for the inputs of layer 'A'</c>.</param>
    public void ThrowIfCapturing(string what)
    {
        if (isCaptured)
            Throw(
                $"The work needs {what} when it is captured, and did not need it in its first run: captured work must do the same in every run.");
    }

    /// <summary>Throws the exception of a rejected step again, if the work caught it.</summary>
    public void RethrowRefusal()
    {
        if (refusal is not null)
            throw refusal;
    }

    private void Throw(string message)
    {
        refusal ??= new InvalidOperationException(message);
        throw refusal;
    }
}
