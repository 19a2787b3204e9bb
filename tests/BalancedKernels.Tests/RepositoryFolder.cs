using System;
using System.IO;

namespace BalancedKernels.Tests;

/// <summary>Where the repository is, and so the documentation.</summary>
internal static class RepositoryFolder
{
    /// <summary>Gets the path of one of its files or folders.</summary>
    public static string File(params string[] parts)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "BalancedKernels.sln")))
            root = root.Parent;

        Assert.True(
            root is not null,
            $"The documentation is in the repository, and no folder above {AppContext.BaseDirectory} is it.");
        return Path.Combine([root.FullName, .. parts]);
    }
}
