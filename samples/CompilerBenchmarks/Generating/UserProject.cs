extern alias generator;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BalancedKernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompilerBenchmarks.Generating;

/// <summary>A user's project in memory: a file for each layer, and one that has nothing to do with them.</summary>
/// <remarks>It references no GPU half, so that the text of CPU kernels is written.</remarks>
internal sealed class UserProject(int layerCount)
{
    private const string UnrelatedPath = "Program.cs";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    // One thread does everything: what is measured is the time on one core.
    private static readonly CSharpCompilationOptions Options =
        new(
            OutputKind.DynamicallyLinkedLibrary,
            concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Enable);

    private readonly IReadOnlyList<LayerSpec> layers = LayerList.Deal(layerCount);

    private int edits;

    /// <summary>Makes a driver that has run nothing yet.</summary>
    /// <param name="measured">The generator that it runs.</param>
    public static GeneratorDriver MakeDriver(IIncrementalGenerator measured) =>
        CSharpGeneratorDriver.Create([measured.AsSourceGenerator()], parseOptions: Parsing);

    /// <summary>Makes a compilation that nothing has looked at, down to the assemblies that it references.</summary>
    public Compilation Open() => CSharpCompilation.Create(
        "User",
        [Parse(Unrelated(), UnrelatedPath), .. layers.Select(static layer => Parse(layer.Source, PathOf(layer)))],
        FindReferences(),
        Options);

    /// <summary>
    /// Makes the compilation that an edit leads to; each edit writes something else than the one before.
    /// </summary>
    public Compilation Apply(Edit edit, Compilation before)
    {
        edits++;
        (string path, string source) = edit == Edit.OneRatio
            ? (PathOf(layers[0]), (layers[0] with { Ratio = edits % 2 == 0 ? 0.5 : 0.6 }).Source)
            : (UnrelatedPath, Unrelated());
        SyntaxTree old = before.SyntaxTrees.First(tree => tree.FilePath == path);
        return before.ReplaceSyntaxTree(old, Parse(source, path));
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    private static string PathOf(LayerSpec layer) => layer.Name + ".cs";

    private static IEnumerable<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(ILayer).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
    }

    private string Unrelated() =>
        FormattableString.Invariant($"namespace App; static class Program {{ static int Edits() => {edits}; }}");
}
