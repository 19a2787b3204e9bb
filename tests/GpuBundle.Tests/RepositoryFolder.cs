using System;
using System.IO;

namespace GpuBundle.Tests;

/// <summary>Where the repository is.</summary>
internal static class RepositoryFolder
{
    /// <summary>Gets the path of one of its files or folders.</summary>
    public static string File(params string[] parts)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "BalancedKernels.sln")))
            folder = Path.GetDirectoryName(folder);

        return Path.Combine(
            [
                folder
                    ?? throw new DirectoryNotFoundException(
                        $"There is no BalancedKernels.sln above {AppContext.BaseDirectory}."),
                .. parts]);
    }
}
