using System;
using System.IO;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>One file of results: it is there whole, or not at all.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record OutputFile(string Path, Func<BenchmarkResults, byte[]> Bytes)
{
    /// <summary>Makes sure that the file can be written, and leaves it as it is.</summary>
    /// <exception cref="IOException">It is a folder, or its folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Check()
    {
        string full = System.IO.Path.GetFullPath(Path);
        if (Directory.Exists(full))
            throw new IOException($"{Path} is a folder; a file was expected.");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(full)))
            throw new DirectoryNotFoundException($"The folder of {Path} does not exist.");

        bool isNew = !File.Exists(full);
        File.Open(full, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        if (isNew)
            File.Delete(full);
    }

    /// <summary>Writes the file.</summary>
    public void Write(BenchmarkResults results)
    {
        string full = System.IO.Path.GetFullPath(Path);
        string unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, Bytes(results));
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
