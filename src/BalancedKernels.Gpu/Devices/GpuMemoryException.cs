using System;

namespace BalancedKernels.Gpu;

/// <summary>A device has no room for weights or a tensor.</summary>
public sealed class GpuMemoryException : InvalidOperationException
{
    /// <summary>Makes an exception that says no more than that memory is short.</summary>
    public GpuMemoryException()
        : base("The device has not enough memory.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public GpuMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public GpuMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
