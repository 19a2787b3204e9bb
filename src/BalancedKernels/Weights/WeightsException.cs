using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// The exception for weights that cannot be loaded: a damaged .safetensors file, a tensor that is missing or has the
/// wrong shape or type, weights that do not fit the layer's pattern, or values that are rejected.
/// </summary>
/// <remarks>
/// The message names the file, the tensor and the position, and says what was expected and what was found. A file that
/// does not exist or cannot be read causes the exceptions of <see cref="System.IO"/> instead.
/// </remarks>
public sealed class WeightsException : FormatException
{
    /// <summary>Creates an exception with a general message.</summary>
    public WeightsException()
        : this("The weights were refused.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public WeightsException(string message)
        : base(message) => Problems = [message];

    /// <summary>Creates an exception with a message and its cause.</summary>
    public WeightsException(string message, Exception innerException)
        : base(message, innerException) => Problems = [message];

    private WeightsException(string[] problems)
        : base(
            $"{problems.Length} problems with the weights:\n{string.Join('\n', problems.Select(problem => "- " + problem))}") =>
            Problems = problems;

    /// <summary>
    /// Gets all problems that were found, one sentence each. Correcting them can reveal further problems.
    /// </summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Creates one exception for all problems.</summary>
    internal static WeightsException Combine(IReadOnlyList<string> problems) =>
        problems.Count == 1 ? new(problems[0]) : new([.. problems]);

    /// <summary>Throws one exception for all problems, if there are any.</summary>
    internal static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw Combine(problems);
    }
}
