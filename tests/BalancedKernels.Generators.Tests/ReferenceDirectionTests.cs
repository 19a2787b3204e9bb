using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Tests;

/// <summary>
/// The steps of the compiler reference one another in one direction: read from their sources, name by name.
/// </summary>
public sealed class ReferenceDirectionTests
{
    private const string Shared = "BalancedKernels";
    private const string SharedServices = "BalancedKernels.CompilerServices";
    private const string GpuPlans = "BalancedKernels.Gpu.CompilerServices";
    private const string Models = "BalancedKernels.Compiler.Models";
    private const string Plans = "BalancedKernels.Compiler.Plans";
    private const string Text = "BalancedKernels.Compiler.Text";
    private const string Compiler = "BalancedKernels.Compiler";
    private const string Diagnostics = "BalancedKernels.Generators.Diagnostics";
    private const string Parsing = "BalancedKernels.Generators.Parsing";
    private const string Analysis = "BalancedKernels.Generators.Analysis";
    private const string Generators = "BalancedKernels.Generators";

    // What each step may name beside itself.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Shared] = [],
        [GpuPlans] = [Shared],
        [Models] = [Shared],
        [Plans] = [Shared, GpuPlans, Models],
        [Text] = [Shared, GpuPlans, Models, Plans],
        [Compiler] = [Models, Plans, Text],
        [Diagnostics] = [],
        [Parsing] = [Shared, Models, Diagnostics],
        [Analysis] = [Shared, Models, Plans, Diagnostics, Parsing],
        [Generators] = [Models, Text, Compiler, Parsing],
    };

    // As the project files have them.
    private const string GlobalUsings = $"global using {SharedServices}; global using {GpuPlans};";

    private static readonly CSharpCompilation Sources = Read();

    private static IEnumerable<SyntaxTree> Trees => Sources.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0);

    public static TheoryData<string> Steps => [.. Allowed.Keys];

    [Fact]
    public void Every_source_belongs_to_a_step() =>
        Assert.Equal(Allowed.Keys.Order(), Trees.Select(StepOf).Distinct().Order());

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_names_only_those_before_it(string step)
    {
        HashSet<string> allowed = [step, .. Allowed[step]];
        IEnumerable<string> wrong = Trees
            .Where(tree => StepOf(tree) == step)
            .SelectMany(Names)
            .Where(name => !allowed.Contains(name.Step))
            .Select(name => $"{name.Place} names {name.Type} of {name.Step}");

        Assert.Empty(wrong);
    }

    private static IEnumerable<(string Place, string Type, string Step)> Names(SyntaxTree tree)
    {
        SemanticModel model = Sources.GetSemanticModel(tree);
        foreach (SimpleNameSyntax name
            in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name, TestContext.Current.CancellationToken).Symbol;
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Sources.Assembly))
                yield return (
                    $"{Path.GetFileName(tree.FilePath)}({name.GetLocation().GetLineSpan().StartLinePosition.Line + 1})",
                    type.Name,
                    StepOf(type.ContainingNamespace.ToDisplayString()));
        }
    }

    private static string StepOf(SyntaxTree tree) =>
        StepOf(
            tree
                .GetRoot(TestContext.Current.CancellationToken)
                .DescendantNodes()
                .OfType<BaseNamespaceDeclarationSyntax>()
                .Single().Name
                .ToString());

    // A folder in the folder of a step belongs to that step, and the types of plans belong to the shared sources.
    private static string StepOf(string space) =>
        space.StartsWith(Text + ".", StringComparison.Ordinal) ? Text
        : space.StartsWith(Parsing + ".", StringComparison.Ordinal) ? Parsing
        : space == SharedServices ? Shared
        : space;

    private static CSharpCompilation Read()
    {
        string root = RepositoryFolder.Find();
        string[] folders = [
            "generators/BalancedKernels.Generators",
            "generators/BalancedKernels.Compiler",
            "src/Shared",
            "src/BalancedKernels.Gpu/Plans"];
        IEnumerable<string> files = folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path =>
                !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin")
                    && Path.GetFileName(path) != "Polyfills.cs");

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Steps",
            [
                CSharpSyntaxTree.ParseText(GlobalUsings),
                .. files.Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => !Path.GetFileName(path).StartsWith("BalancedKernels", StringComparison.Ordinal))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        // A name that does not bind would be passed over.
        Assert.Empty(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static problem =>
                problem.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
