using System;

namespace BalancedKernels.Ptx;

/// <summary>PTX that cannot be loaded: what is not known, or not allowed, with its line.</summary>
public sealed class PtxFormatException : Exception
{
    internal PtxFormatException(int line, string text, string why)
        : base($"Line {line}, '{text}': {why}") => Line = line;

    /// <summary>Gets the line of the module, from 1.</summary>
    public int Line { get; }
}
