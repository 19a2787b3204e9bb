using System;

namespace BalancedKernels;

/// <summary>
/// Weights that cannot be taken as they are: a broken .safetensors file, a tensor that is missing or
/// has another shape or type, weights that do not fit a layer's pattern, or numbers that are refused.
/// </summary>
/// <remarks>
/// The message says which file and tensor, where in it, what was expected and what was found. Files
/// that are not there or may not be read raise what <see cref="System.IO"/> raises for any file.
/// </remarks>
public sealed class WeightsException : FormatException
{
    /// <summary>Makes an exception that says no more than that weights were refused.</summary>
    public WeightsException()
        : base("The weights were refused.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public WeightsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public WeightsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
