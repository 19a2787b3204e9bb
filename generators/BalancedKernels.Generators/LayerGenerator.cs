using System.Linq;
using System.Text;
using BalancedKernels.Compiler;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BalancedKernels.Generators;

/// <summary>Generates the part of every class with a layer attribute that has its kernels and public members.</summary>
/// <remarks>
/// It reports no diagnostics: <see cref="Analysis.LayerAnalyzer"/> reports the errors of a declaration and uses the
/// same parser. Nothing is generated for a declaration with errors, because with analyzers turned off, kernels for
/// another pattern than the declared one would compute wrong results.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class LayerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AnnotatedLayer>[] kinds =
            [.. KnownNames.Kinds.Select(kind => Declarations(context, kind))];

        IncrementalValueProvider<EquatableArray<string>> sharedNames = kinds
            .Select(static declarations =>
                declarations.Select(static (declaration, _) => declaration.Type.FileName).Collect())
            .Aggregate(
                static (first, second) => first.Combine(second).Select(
                    static (both, _) => both.Left.AddRange(both.Right)))
            .Select(static (names, _) => FileNames.FindShared(names))
            .WithTrackingName(TrackingNames.SharedFileNames);

        foreach (IncrementalValuesProvider<AnnotatedLayer> declarations in kinds)
            RegisterOutput(context, declarations, sharedNames);
    }

    private static IncrementalValuesProvider<AnnotatedLayer> Declarations(
        IncrementalGeneratorInitializationContext context, string kind) =>
        context.SyntaxProvider
        .ForAttributeWithMetadataName(
            kind,
            static (node, _) => node is ClassDeclarationSyntax,
            static (attributed, _) => LayerParser.Parse(attributed))
        .Where(static declaration => declaration is not null)
        .Select(static (declaration, _) => declaration!)
        .WithTrackingName(TrackingNames.Declarations);

    private static void RegisterOutput(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<AnnotatedLayer> declarations,
        IncrementalValueProvider<EquatableArray<string>> sharedNames)
    {
        IncrementalValuesProvider<AnnotatedLayer> layers = declarations
            .Combine(sharedNames)
            .Select(static (all, _) => FileNames.Separate(all.Left, shared: all.Right))
            .WithTrackingName(TrackingNames.Layers);

        context.RegisterSourceOutput(layers, static (output, layer) =>
        {
            foreach (GeneratedFile file in LayerCompiler.Compile(layer))
                output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        });
    }
}
