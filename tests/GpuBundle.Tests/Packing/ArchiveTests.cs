using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace GpuBundle.Tests.Packing;

/// <summary>The archive works where there is no .NET.</summary>
public sealed class ArchiveTests(UnpackedBundle bundle) : IClassFixture<UnpackedBundle>
{
    private const int MostBytes = 35_000_000;

    [Fact]
    public async Task It_holds_one_program_and_what_to_read()
    {
        string folder = await bundle.FolderOrSkip();
        string[] names = [
            .. Directory.EnumerateFileSystemEntries(folder)
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal)];
        string[] expected = ["GpuBundle", "LICENSE", "README.txt"];

        Assert.Equal(
            File.Exists(RepositoryFolder.File("eng", "gpu", "baselines.py")) ? [.. expected, "baselines.py"] : expected,
            names);
        Assert.InRange(bundle.Bytes, 1_000_000, MostBytes);
    }

    [Fact]
    public async Task It_lists_its_cases_without_dotnet()
    {
        string folder = await bundle.FolderOrSkip();

        Assert.StartsWith(
            "Float16 32:6 130x1056 Sigmoid Balanced32x6, batch 1, row-major to row-major\n",
            await Command.MustRunWithoutDotnet(
                folder, Path.Combine(folder, "GpuBundle"), "verify", "--set", "small", "--list"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_verifies_kernels_without_dotnet()
    {
        OpenClDevice.RequireOrSkip();
        string folder = await bundle.FolderOrSkip();

        Assert.EndsWith(
            " cases are right.\n",
            await Command.MustRunWithoutDotnet(
                folder, Path.Combine(folder, "GpuBundle"), "verify", "--device", OpenClDevice.Name, "--set", "small",
                "--filter", "Float32 20:5*"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_option_is_told_before_anything_is_built()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the archive is for Linux");

        Assert.Equal(
            (2, "Usage: eng/gpu/bundle [--output FILE]\n"),
            await Command.Run(
                Path.GetTempPath(), "bash", RepositoryFolder.File("eng", "gpu", "bundle"), "--input", "a"));
    }
}
