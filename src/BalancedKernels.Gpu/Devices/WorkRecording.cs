using System;
using System.Collections.Generic;

namespace BalancedKernels.Gpu;

/// <summary>
/// Watches work that is to be captured: what memory it uses, and that it does nothing but launch kernels.
/// </summary>
/// <param name="isCaptured">The driver is capturing: from here on nothing may be compiled or reserved.</param>
internal sealed class WorkRecording(bool isCaptured)
{
    private readonly HashSet<GpuResource> used = [];
    private InvalidOperationException? refusal;

    /// <summary>Takes down memory that a kernel was given.</summary>
    public void Use(GpuResource memory) => used.Add(memory);

    /// <summary>Gets all memory that kernels were given.</summary>
    public GpuResource[] Used() => [.. used];

    /// <summary>Refuses a step that no graph can hold.</summary>
    /// <param name="step">As a message begins: <c>Waiting for the device</c>.</param>
    public void Refuse(string step) =>
        Throw($"{step} cannot be captured: inside Capture, work is Forward on device tensors and nothing else.");

    /// <summary>Refuses what the first time must have brought about.</summary>
    /// <param name="what">As a message says it: <c>memory for the inputs of layer 'A'</c>.</param>
    public void RefuseNew(string what)
    {
        if (isCaptured)
            Throw(
                $"The work needs {what} when it is captured, and did not when it was done first: captured work must do the same every time.");
    }

    /// <summary>Throws what was refused, if the work kept quiet about it.</summary>
    public void ThrowIfRefused()
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
