using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>
/// The driver is found as a system has it without a developer's package: as libcuda.so.1 on the library path, and
/// nothing else.
/// </summary>
public sealed class FoundDriverTests
{
    private const string InChild = "STUB_DRIVER_ON_LIBRARY_PATH";

    [Fact]
    public void A_driver_that_is_there_is_opened()
    {
        // In the child of the other test, nothing but the library path says where it is.
        if (Environment.GetEnvironmentVariable(InChild) is null)
            StubLibrary.LoadOrSkip();

        using ComputeDevice device = ComputeDevice.Open("cuda");

        Assert.Equal("Stub H100 (CUDA)", device.Name);
    }

    [Fact]
    public void A_driver_without_a_developers_package_is_found()
    {
        string folder = StubLibrary.FolderOrSkip();
        Assert.Equal("libcuda.so.1", Assert.Single(Directory.EnumerateFiles(folder).Select(Path.GetFileName)));
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            ArgumentList =
                { "-method", $"{typeof(FoundDriverTests).FullName}.{nameof(A_driver_that_is_there_is_opened)}" },
        };
        start.Environment["LD_LIBRARY_PATH"] = folder;
        start.Environment[InChild] = "1";

        using Process child = Process.Start(start)!;
        string said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();

        Assert.True(child.ExitCode == 0, said);
        Assert.Contains("Total: 1,", said, StringComparison.Ordinal);
    }
}
