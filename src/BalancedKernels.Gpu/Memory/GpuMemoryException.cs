using System;

namespace BalancedKernels.Gpu;

/// <summary>The exception for weights, a tensor or a workspace that do not fit the memory of a device.</summary>
public sealed class GpuMemoryException : InvalidOperationException
{
    /// <summary>Creates an exception with a general message.</summary>
    public GpuMemoryException()
        : base("The device does not have enough memory.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public GpuMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public GpuMemoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
