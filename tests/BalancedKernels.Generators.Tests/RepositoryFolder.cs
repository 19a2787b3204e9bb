using System;
using System.IO;

namespace BalancedKernels.Generators.Tests;

/// <summary>The folder of the repository, for tests of what is written in it.</summary>
internal static class RepositoryFolder
{
    public static string Find()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "BalancedKernels.sln")))
            root = root.Parent;

        Assert.True(root is not null, $"No folder above {AppContext.BaseDirectory} is the repository.");
        return root.FullName;
    }
}
