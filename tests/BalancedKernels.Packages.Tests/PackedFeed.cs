using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace BalancedKernels.Packages.Tests;

/// <summary>The repository's packages, packed once for all tests of this assembly into a feed of their own.</summary>
/// <remarks>
/// The version is one that never was: NuGet keeps what it once unpacked, and would go on handing out
/// yesterday's package of the same version. What NuGet keeps of it is deleted in the end.
/// </remarks>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] Projects = ["BalancedKernels", "BalancedKernels.Gpu", "BalancedKernels.Pruning"];

    private readonly string root = Path.Combine(Path.GetTempPath(), $"balancedkernels-packages-{Guid.NewGuid():N}");

    /// <summary>Gets the version of the packages.</summary>
    public string Version { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Random.Shared.Next(1, 1_000_000)}");

    /// <summary>Gets the folder with the packages.</summary>
    public string Folder => Path.Combine(root, "feed");

    /// <summary>Gets the path of one package.</summary>
    public string PackagePath(string name) => Path.Combine(Folder, $"{name}.{Version}.nupkg");

    /// <summary>Makes an empty folder for a consumer, gone when all tests are over.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(root);
        foreach (string project in Projects)
        {
            // Outputs of its own: other tests run from the repository's at the same time.
            CommandResult packed = await Command.Dotnet(
                RepositoryRoot(),
                TestContext.Current.CancellationToken,
                "pack", $"src/{project}/{project}.csproj", "-c", "Release", "-o", Folder, "--artifacts-path",
                Path.Combine(
                    root, "artifacts"), $"-p:Version={Version}");
            packed.MustSucceed();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        CommandResult locals = await Command.Dotnet(root, default, "nuget", "locals", "global-packages", "--list");
        string cache = locals.MustSucceed().Output.Split(':', 2)[1].Trim();
        foreach (string project in Projects)
        {
#pragma warning disable CA1308 // NuGet's folders are in lower case.
            string kept = Path.Combine(cache, project.ToLowerInvariant());
#pragma warning restore CA1308
            if (Directory.Exists(Path.Combine(kept, Version)))
                Directory.Delete(Path.Combine(kept, Version), recursive: true);
            if (Directory.Exists(kept) && !Directory.EnumerateFileSystemEntries(kept).Any())
                Directory.Delete(kept);
        }

        Directory.Delete(root, recursive: true);
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "BalancedKernels.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder
            ?? throw new DirectoryNotFoundException(
                $"There is no BalancedKernels.sln above {AppContext.BaseDirectory}.");
    }
}
