using System;
using System.IO;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace GpuBundle.Tests.Packing;

/// <summary>The archive, packed once for all tests of a class and unpacked in an empty folder.</summary>
public sealed class UnpackedBundle : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("gpu-bundle-").FullName;
    private readonly Lazy<Task<string>> folder;

    public UnpackedBundle() => folder = new Lazy<Task<string>>(Unpack);

    /// <summary>Gets the size of the archive.</summary>
    internal long Bytes => new FileInfo(Archive).Length;

    private string Archive => Path.Combine(root, "bundle.tar.xz");

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Gets the folder that was in the archive, or skips the test.</summary>
    internal Task<string> FolderOrSkip()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the archive is for Linux");
        Assert.SkipUnless(Command.IsOnPath("xz"), "skipped: no xz to pack the archive with (Debian: xz-utils)");
        return folder.Value;
    }

    private async Task<string> Unpack()
    {
        await Command.MustRun(root, "bash", RepositoryFolder.File("eng", "gpu", "bundle"), "--output", Archive);
        string elsewhere = Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName;
        await Command.MustRun(elsewhere, "tar", "xf", Archive);
        return Assert.Single(Directory.GetFileSystemEntries(elsewhere));
    }
}
