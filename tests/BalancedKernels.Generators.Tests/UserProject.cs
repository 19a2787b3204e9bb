extern alias runtime;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using BalancedKernels.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BalancedKernels.Generators.Tests;

/// <summary>A project of a user's, in memory: its settings are as strict as a project can have them.</summary>
internal sealed record UserProject(params string[] Sources)
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. FindFramework(), Reference(typeof(runtime::BalancedKernels.ILayer))];

    private static readonly CSharpCompilation Empty = MakeEmpty(References);

    private static readonly CSharpCompilation EmptyWithGpu = MakeEmpty([.. References, .. FindGpu()]);

    /// <summary>Whether the project references BalancedKernels.Gpu.</summary>
    public bool Gpu { get; init; }

    /// <summary>The version of C# that it is compiled as.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>Makes the compilation as it is before any generator has run.</summary>
    public CSharpCompilation Compile() =>
        (Gpu ? EmptyWithGpu : Empty)
        .AddSyntaxTrees([.. Sources.Select((source, number) => Parse(source, $"File{number}.cs", Language))]);

    // Made once: compilations that come from one another share what they have read of their references.
    private static CSharpCompilation MakeEmpty(ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
        "User",
        syntaxTrees: [],
        references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: false,
            checkOverflow: true,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Parses one more file of the project.</summary>
    public static SyntaxTree Parse(string source, string path, LanguageVersion language = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions.WithLanguageVersion(language), path);

    /// <summary>Makes a driver that runs the generator and remembers why each step ran.</summary>
    public static GeneratorDriver MakeDriver(LanguageVersion language = LanguageVersion.Latest) =>
        CSharpGeneratorDriver.Create(
        [new LayerGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions.WithLanguageVersion(language),
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator once.</summary>
    public GeneratorRunResult Generate() => MakeDriver().RunGenerators(Compile()).GetRunResult().Results.Single();

    /// <summary>Runs the generator and returns the compilation with its files in it.</summary>
    public Compilation CompileGenerated()
    {
        MakeDriver(Language).RunGeneratorsAndUpdateCompilation(
            Compile(), out Compilation output, out ImmutableArray<Diagnostic> problems);
        Assert.Empty(problems);
        return output;
    }

    /// <summary>Runs the analyzer over the project as its compiler would: with the generated files in it.</summary>
    public ImmutableArray<Diagnostic> Analyze() => CompileGenerated()
        .WithAnalyzers([new LayerAnalyzer()])
        .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private static PortableExecutableReference Reference(Type type) =>
        MetadataReference.CreateFromFile(type.Assembly.Location);

    // As the package gives them to a project: with the library that kernels are compiled by.
    private static IEnumerable<MetadataReference> FindGpu()
    {
        Type device = typeof(runtime::BalancedKernels.Gpu.GpuDevice);
        string folder = Path.GetDirectoryName(device.Assembly.Location)!;

        return [
            Reference(device),
            .. Directory.GetFiles(folder, "ILGPU*.dll").Select(static path => MetadataReference.CreateFromFile(path))];
    }

    // The list of trusted assemblies holds those of this test, too: only what stands beside the core library is the
    // framework.
    private static IEnumerable<MetadataReference> FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;

        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
