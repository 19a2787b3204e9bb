using System;
using System.IO;

namespace Programs.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programs-").FullName;
    private readonly string? before = Environment.GetEnvironmentVariable(DataFolder.Variable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, before);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_was_given_comes_before_the_folder()
    {
        string given = Write("given.wav");
        Write("usual.wav");
        Environment.SetEnvironmentVariable(DataFolder.Variable, folder);

        Assert.Equal(given, DataFolder.Find("--wav", given, "usual.wav"));
        Assert.Equal(Path.Combine(folder, "usual.wav"), DataFolder.Find("--wav", null, "usual.wav"));
    }

    [Fact]
    public void What_is_missing_is_named_with_what_to_do()
    {
        Environment.SetEnvironmentVariable(DataFolder.Variable, null);
        Assert.Equal("The file nowhere.wav of --wav does not exist.", Error("nowhere.wav"));
        Assert.Equal(
            "--wav was not given, and BALANCEDKERNELS_DATA names no folder that holds data/usual.wav; set one of them.",
            Error(null));
        Environment.SetEnvironmentVariable(DataFolder.Variable, folder);
        Assert.Equal(
            $"--wav was not given, and {folder}, which BALANCEDKERNELS_DATA names, does not hold data/usual.wav.",
            Error(null));
    }

    private static string Error(string? given) =>
        Assert.Throws<FileNotFoundException>(() => DataFolder.Find("--wav", given, "data/usual.wav")).Message;

    private string Write(string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, name);
        return path;
    }
}
