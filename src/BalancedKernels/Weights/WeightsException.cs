using System;
using System.Collections.Generic;
using System.Linq;

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
        : this("The weights were refused.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public WeightsException(string message)
        : base(message) => Problems = [message];

    /// <summary>Makes an exception with a message and what caused it.</summary>
    public WeightsException(string message, Exception innerException)
        : base(message, innerException) => Problems = [message];

    private WeightsException(string[] problems)
        : base(
            $"{problems.Length} things are wrong with the weights:\n{string.Join('\n', problems.Select(problem => "- " + problem))}") =>
            Problems = problems;

    /// <summary>
    /// Gets all that is wrong, a sentence each, as far as it can be seen without the rest being right.
    /// </summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Makes one exception for all that is wrong.</summary>
    internal static WeightsException Of(IReadOnlyList<string> problems) =>
        problems.Count == 1 ? new(problems[0]) : new([.. problems]);

    /// <summary>Throws one exception for all that is wrong, if anything is.</summary>
    internal static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw Of(problems);
    }
}
