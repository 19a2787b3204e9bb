using System;
using System.IO;

namespace BalancedKernels.Testing;

/// <summary>The folder of the repository, for tests of what is written in it.</summary>
public static class RepositoryFolder
{
    /// <summary>Gets the path of one of its files or folders.</summary>
    public static string File(params string[] parts)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(Path.Combine(root.FullName, "BalancedKernels.sln")))
            root = root.Parent;

        Assert.True(root is not null, $"No folder above {AppContext.BaseDirectory} is the repository.");
        return Path.Combine([root.FullName, .. parts]);
    }
}
