extern alias generator;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Kernels.Tests;

/// <summary>
/// Layers of a strict user's project, compiled by the real generator while the tests run, and loaded.
/// </summary>
/// <remarks>The project checks for overflow: a kernel that relied on wrapping would throw.</remarks>
internal sealed class CompiledLayers
{
    private static readonly Lazy<CompiledLayers> Sweep = new(() => new CompiledLayers(LayerSpecs.All));

    private readonly Assembly assembly;

    public CompiledLayers(IEnumerable<LayerSpec> specs, OptimizationLevel optimization = OptimizationLevel.Release)
        : this(specs.Select(spec => spec.Source), optimization)
    {
    }

    /// <summary>Compiles classes as a user would write them.</summary>
    /// <param name="sources">The classes.</param>
    /// <param name="optimization">How the project is built.</param>
    /// <param name="change">A change of each generated text before it is compiled; none where it is null.</param>
    /// <param name="context">The context that they are loaded into; that of the tests where it is null.</param>
    public CompiledLayers(
        IEnumerable<string> sources,
        OptimizationLevel optimization = OptimizationLevel.Release,
        Func<string, string>? change = null,
        AssemblyLoadContext? context = null)
    {
        string source = "using BalancedKernels;\nnamespace Layers;\n" + string.Join('\n', sources);
        CSharpParseOptions parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
        Compilation compilation = CSharpCompilation.Create(
            "CompiledLayers",
            [CSharpSyntaxTree.ParseText(source, parsing, "Layers.cs")],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: optimization,
                warningLevel: 9999,
                nullableContextOptions: NullableContextOptions.Enable,
                checkOverflow: true,
                allowUnsafe: false));

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new generator::BalancedKernels.Generators.LayerGenerator().AsSourceGenerator()], parseOptions: parsing);
        driver.RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        if (change is not null)
        {
            foreach (SyntaxTree tree in generated.SyntaxTrees.Where(tree => tree.FilePath != "Layers.cs").ToArray())
                generated = generated.ReplaceSyntaxTree(
                    tree, CSharpSyntaxTree.ParseText(change(tree.ToString()), parsing, tree.FilePath));
        }

        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = generated.Emit(stream);

        // CS1591: the layers of this test are public and undocumented, which is the user's own business.
        Assert.Empty(
            result.Diagnostics.Where(diagnostic =>
                diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591"));
        stream.Position = 0;
        assembly = context is null ? Assembly.Load(stream.ToArray()) : context.LoadFromStream(stream);
    }

    /// <summary>The layers of <see cref="LayerSpecs.All"/>, compiled once for all tests.</summary>
    public static CompiledLayers All => Sweep.Value;

    /// <summary>Makes a layer as a user does: <c>Layer.Create(weights, device)</c>.</summary>
    public ILayer Create(LayerSpec spec, LinearWeights weights, ComputeDevice device) =>
        Type(spec.Name)
            .GetMethod("Create")!
            .CreateDelegate<Func<LinearWeights, ComputeDevice, ILayer>>()(weights, device);

    /// <summary>Gets what the layer says of itself.</summary>
    public LinearDescription Describe(LayerSpec spec) =>
        ((IReadOnlyList<LinearDescription>)Type(spec.Name).GetProperty("Descriptions")!.GetValue(null)!)[0];

    /// <summary>Gets a class by its name.</summary>
    public Type Type(string name) => assembly.GetType($"Layers.{name}", throwOnError: true)!;

    private static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        let name = Path.GetFileNameWithoutExtension(path)
        where name.StartsWith("System.", StringComparison.Ordinal)
            || name is "System" or "netstandard" or "mscorlib" or "BalancedKernels"
        select MetadataReference.CreateFromFile(path);
}
