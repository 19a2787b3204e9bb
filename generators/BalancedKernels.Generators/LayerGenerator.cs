using System.Linq;
using System.Text;
using BalancedKernels.Compiler;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Text;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BalancedKernels.Generators;

/// <summary>
/// Writes the other half of every class that an attribute makes a layer: its kernels and what calls them.
/// </summary>
/// <remarks>
/// It reports nothing: what is wrong with a declaration is said by <see cref="Analysis.LayerAnalyzer"/>, which reads it
/// with the same parser. A wrong declaration gets no half at all, because kernels for another
/// pattern than the one asked for would run and be wrong where analyzers are turned off.
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
                static (some, more) => some.Combine(more).Select(static (both, _) => both.Left.AddRange(both.Right)))
            .Select(static (names, _) => FileNames.FindShared(names))
            .WithTrackingName(StepNames.SharedFileNames);

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
        .WithTrackingName(StepNames.Declarations);

    private static void RegisterOutput(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<AnnotatedLayer> declarations,
        IncrementalValueProvider<EquatableArray<string>> sharedNames)
    {
        IncrementalValuesProvider<AnnotatedLayer> layers = declarations
            .Combine(sharedNames)
            .Select(static (all, _) => FileNames.Separate(all.Left, shared: all.Right))
            .WithTrackingName(StepNames.Layers);

        context.RegisterSourceOutput(layers, static (output, layer) =>
        {
            foreach (GeneratedFile file in LayerCompiler.Compile(layer))
                output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        });
    }
}
