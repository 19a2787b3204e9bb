using System;

namespace Measurement;

/// <summary>
/// A result is further from what it is held to than rounding can explain: no figure of the run can be trusted.
/// </summary>
public sealed class WrongResultException : Exception
{
    public WrongResultException()
    {
    }

    public WrongResultException(string message)
        : base(message)
    {
    }

    public WrongResultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
