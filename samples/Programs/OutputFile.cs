using System;
using System.IO;

namespace Programs;

/// <summary>A file that an option asks for: it is there whole, or not at all.</summary>
/// <param name="Option">The option, as messages name it: <c>--json</c>.</param>
/// <param name="Path">Where the file goes.</param>
public sealed record OutputFile(string Option, string Path)
{
    /// <summary>
    /// Makes sure that there is a place to write to, before minutes are spent on what has nowhere to go.
    /// </summary>
    /// <exception cref="IOException">There is none, or the path is a folder itself.</exception>
    public void Check()
    {
        string full = System.IO.Path.GetFullPath(Path);
        if (Directory.Exists(full))
            throw new IOException($"{Option} {Path} is a folder; a file was expected.");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(full)))
            throw new DirectoryNotFoundException($"The folder of {Option} {Path} does not exist.");
    }

    /// <summary>Writes the file.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        string full = System.IO.Path.GetFullPath(Path);
        string unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
