using System;
using System.IO;

namespace Programs.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_replaced_whole_and_leaves_nothing_beside_it()
    {
        OutputFile file = new("--json", Path.Combine(folder, "figures.json"));
        File.WriteAllText(file.Path, "old and longer");

        file.Write("new"u8);

        Assert.Equal("new", File.ReadAllText(file.Path));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told_before_anything_is_measured()
    {
        Assert.Equal(
            $"--json {folder} is a folder; a file was expected.",
            Assert.Throws<IOException>(() => new OutputFile("--json", folder).Check()).Message);
        string nowhere = Path.Combine(folder, "nowhere", "figures.json");
        Assert.Equal(
            $"The folder of --out {nowhere} does not exist.",
            Assert.Throws<DirectoryNotFoundException>(() => new OutputFile("--out", nowhere).Check()).Message);
        new OutputFile("--json", Path.Combine(folder, "figures.json")).Check();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }
}
