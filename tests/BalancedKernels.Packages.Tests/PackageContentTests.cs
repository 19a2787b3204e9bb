using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace BalancedKernels.Packages.Tests;

public sealed class PackageContentTests(PackedFeed feed)
{
    [Fact]
    public void The_main_package_carries_the_generator_and_its_code_fixes() => Assert.Equal(
        [
            "README.md",
            "analyzers/dotnet/cs/BalancedKernels.CodeFixes.dll",
            "analyzers/dotnet/cs/BalancedKernels.Generators.dll",
            "buildTransitive/net10.0/BalancedKernels.props",
            "lib/net10.0/BalancedKernels.dll",
            "lib/net10.0/BalancedKernels.xml",
        ],
        Files("BalancedKernels"));

    [Theory]
    [InlineData("BalancedKernels.Gpu")]
    [InlineData("BalancedKernels.Pruning")]
    public void The_other_packages_carry_a_library_alone(string package) =>
        Assert.Equal(["README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"], Files(package));

    [Theory]
    [InlineData("BalancedKernels.Gpu")]
    [InlineData("BalancedKernels.Pruning")]
    public void Another_package_brings_the_generator_of_exactly_its_own_version(string package) =>
        Assert.Contains(
            $"<dependency id=\"BalancedKernels\" version=\"[{feed.Version}]\" include=\"All\" />",
            Manifest(package),
            StringComparison.Ordinal);

    [Fact]
    public void The_main_package_depends_on_nothing() =>
        Assert.DoesNotContain("<dependency ", Manifest("BalancedKernels"), StringComparison.Ordinal);

    [Theory]
    [InlineData("BalancedKernels")]
    [InlineData("BalancedKernels.Gpu")]
    [InlineData("BalancedKernels.Pruning")]
    public void Every_package_names_its_licence_and_its_page(string package)
    {
        Assert.Contains("<license type=\"expression\">MIT</license>", Manifest(package), StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", Manifest(package), StringComparison.Ordinal);
    }

    // What NuGet adds to every package (signatures of the container, not content) is left out.
    private string[] Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(feed.PackagePath(package));
        return
        [
            .. archive.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal)
                    && !name.EndsWith(".nuspec", StringComparison.Ordinal)
                    && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    private string Manifest(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(feed.PackagePath(package));
        using StreamReader reader = new(archive.GetEntry($"{package}.nuspec")!.Open());
        return reader.ReadToEnd();
    }
}
