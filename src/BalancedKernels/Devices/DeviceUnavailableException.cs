using System;

namespace BalancedKernels;

/// <summary>
/// A device was asked for, by argument or by environment variable, that is unknown, not there, or fails to open.
/// </summary>
/// <remarks>The message lists the devices that are there.</remarks>
public sealed class DeviceUnavailableException : InvalidOperationException
{
    /// <summary>Makes an exception that says no more than that a device is not there.</summary>
    public DeviceUnavailableException()
        : base("The device is not there.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public DeviceUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public DeviceUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
