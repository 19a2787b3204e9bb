using System;
using System.IO;

namespace Programs;

/// <summary>
/// The folder of real weights and real data, which are no part of the samples: <c>models</c> and <c>data</c>.
/// </summary>
public static class DataFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "BALANCEDKERNELS_DATA";

    /// <summary>Finds a file that an option may name instead.</summary>
    /// <param name="option">The option: <c>--wav</c>.</param>
    /// <param name="given">What was given for it; null for nothing.</param>
    /// <param name="usual">Where the file is in the folder: <c>data/speech_test.wav</c>.</param>
    /// <exception cref="FileNotFoundException">Neither is there; the message says what to do.</exception>
    public static string Find(string option, string? given, string usual)
    {
        if (given is not null)
            return File.Exists(given)
                ? given
                : throw new FileNotFoundException($"The file {given} of {option} does not exist.");

        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
            throw new FileNotFoundException(
                $"{option} was not given, and {Variable} names no folder that holds {usual}; set one of them.");

        string path = Path.Combine(folder, usual);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"{option} was not given, and {folder}, which {Variable} names, does not hold {usual}.");
    }
}
