using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Packages.Tests;

/// <summary>A new console project outside the repository that takes a package from the feed.</summary>
internal sealed class ConsumerProject
{
    private readonly string folder;
    private readonly string[] settings;

    private ConsumerProject(string folder, string[] settings)
    {
        this.folder = folder;
        this.settings = settings;
    }

    /// <summary>Writes the project's files.</summary>
    /// <param name="feed">Where the package is.</param>
    /// <param name="name">The project's folder.</param>
    /// <param name="package">The package to take.</param>
    public static ConsumerProject Create(PackedFeed feed, string name, string package)
    {
        string folder = feed.NewFolder(name);
        foreach (string file in (string[])["Consumer.csproj", "Program.cs", "Layers.cs"])
        {
            using Stream text = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
            using FileStream target = File.Create(Path.Combine(folder, file));
            text.CopyTo(target);
        }

        return Take(feed, folder, package);
    }

    private static ConsumerProject Take(PackedFeed feed, string folder, string package)
    {
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""<configuration><packageSources><add key="under-test" value="{feed.Folder}" /></packageSources></configuration>""");
        return new ConsumerProject(folder, [$"-p:PackageUnderTest={package}", $"-p:VersionUnderTest={feed.Version}"]);
    }

    /// <summary>Writes the files of a project of one source.</summary>
    /// <param name="feed">Where the package is.</param>
    /// <param name="name">The project's folder.</param>
    /// <param name="package">The package to take.</param>
    /// <param name="language">How its files end: cs, vb or fs.</param>
    /// <param name="source">The source.</param>
    /// <param name="framework">What it targets.</param>
    public static ConsumerProject Create(
        PackedFeed feed, string name, string package, string language, string source, string framework = "net10.0")
    {
        string folder = feed.NewFolder(name);
        string file = $"Program.{language}";
        string compile = language == "fs" ? $"""<Compile Include="{file}" />""" : string.Empty;
        File.WriteAllText(Path.Combine(folder, file), source);
        File.WriteAllText(
            Path.Combine(folder, $"Consumer.{language}proj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>{compile}<PackageReference Include="$(PackageUnderTest)" Version="[$(VersionUnderTest)]" /></ItemGroup>
            </Project>
            """);
        return Take(feed, folder, package);
    }

    /// <summary>Gets the names of the files that the generator wrote.</summary>
    public IReadOnlyList<string> GeneratedFiles => FilesUnder("generated");

    /// <summary>Builds in Release; every warning fails.</summary>
    public async Task<CommandResult> Build(CancellationToken cancel, params string[] more) =>
        await Command.Dotnet(folder, cancel, ["build", "-c", "Release", "-o", "out", .. settings, .. more]);

    /// <summary>Publishes as a native program.</summary>
    public async Task<CommandResult> PublishNative(CancellationToken cancel) => await Command.Dotnet(
        folder,
        cancel,
        [
            "publish", "-c", "Release", "-o", "out", "-p:PublishAot=true", "-p:TrimmerSingleWarn=false",
            "-p:StripSymbols=false", .. settings]);

    /// <summary>Gets the names of the files beside the program.</summary>
    public IReadOnlyList<string> OutputFiles => FilesUnder("out");

    /// <summary>Runs the program that was built.</summary>
    public Task<CommandResult> Run(CancellationToken cancel) =>
        Command.Run(
            Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), folder, cancel);

    /// <summary>Reads a generated file.</summary>
    public string ReadGenerated(string name) =>
        File.ReadAllText(
            Directory.EnumerateFiles(Path.Combine(folder, "generated"), name, SearchOption.AllDirectories).Single());

    private string[] FilesUnder(string part) =>
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)];
}
