using System;
using System.Collections.Generic;
using System.IO;
using GpuBundle.Bench.Results;

namespace GpuBundle.Bench.Reporting;

/// <summary>The files of a run; each is there whole, or as it was before.</summary>
/// <param name="Json">Where the JSON goes; null for nowhere.</param>
/// <param name="Markdown">Where the page goes; null for nowhere.</param>
internal sealed record BenchFiles(string? Json, string? Markdown)
{
    /// <summary>Gets where they go.</summary>
    public IEnumerable<string> Paths
    {
        get
        {
            if (Json is not null)
                yield return Json;
            if (Markdown is not null)
                yield return Markdown;
        }
    }

    /// <summary>
    /// Makes sure that the files' folders are there, before minutes are spent on results that have nowhere to go.
    /// </summary>
    /// <exception cref="IOException">A path is a folder's, or no folder can be made for it.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be made.</exception>
    public void Prepare()
    {
        foreach (string path in Paths)
        {
            if (Directory.Exists(path))
                throw new IOException($"{path} is a folder; a file was expected.");

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>Writes the files.</summary>
    public void Write(BenchResults results)
    {
        if (Json is not null)
            Write(Json, results.ToJson());
        if (Markdown is not null)
            Write(Markdown, BenchMarkdown.Text(results));
    }

    private static void Write(string path, string text)
    {
        string unfinished = $"{path}.tmp";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
