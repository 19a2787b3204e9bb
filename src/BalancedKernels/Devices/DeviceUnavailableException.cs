using System;

namespace BalancedKernels;

/// <summary>
/// The exception for a device, named by an argument or an environment variable, that is unknown, not available, or
/// fails to open.
/// </summary>
/// <remarks>The message lists the available devices.</remarks>
public sealed class DeviceUnavailableException : InvalidOperationException
{
    /// <summary>Creates an exception with a general message.</summary>
    public DeviceUnavailableException()
        : base("The device is not available.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public DeviceUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public DeviceUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
