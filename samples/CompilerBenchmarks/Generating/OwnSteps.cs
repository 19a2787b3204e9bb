extern alias generator;

using System.Collections.Generic;
using System.Linq;
using System.Text;
using generator::BalancedKernels.Compiler;
using generator::BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using generator::BalancedKernels.Generators.Parsing;
using generator::BalancedKernels.Generators.Parsing.Attributes;
using generator::BalancedKernels.Generators.Parsing.Declarations;

namespace CompilerBenchmarks.Generating;

/// <summary>What our generator's own steps do after an edit, without the driver around them.</summary>
/// <remarks>
/// Ours are: reading attributes and members into models, comparing these with the ones before, and, where one differs,
/// file names, plans and texts. Roslyn's are: finding the classes, binding their attributes (which
/// <see cref="Bind"/> does beforehand), keeping tables of steps, and parsing what was written.
/// </remarks>
internal sealed class OwnSteps
{
    private AnnotatedLayer[] known = [];

    /// <summary>Finds the annotated classes and binds their attributes, as Roslyn does before it calls us.</summary>
    public static INamedTypeSymbol[] Bind(Compilation compilation)
    {
        INamedTypeSymbol[] types =
        [
            .. from tree in compilation.SyntaxTrees
               from written in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
               where written.AttributeLists.Count > 0
               select (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(written)!,
        ];
        foreach (INamedTypeSymbol type in types)
            type.GetAttributes();

        return types;
    }

    /// <summary>Remembers what the classes say before an edit, as the driver's cache does.</summary>
    public void Remember(Compilation compilation, INamedTypeSymbol[] types) => known = Parse(compilation, types);

    /// <summary>Takes the steps over all classes.</summary>
    /// <returns>The texts of the layers that differ from the ones before.</returns>
    public IReadOnlyList<SourceText> Run(Compilation compilation, INamedTypeSymbol[] types)
    {
        AnnotatedLayer[] layers = Parse(compilation, types);
        AnnotatedLayer[] changed =
            [.. layers.Where((layer, number) => number >= known.Length || !layer.Equals(known[number]))];
        if (changed.Length == 0)
            return [];

        EquatableArray<string> shared = FileNames.FindShared([.. layers.Select(static layer => layer.Type.FileName)]);
        List<SourceText> texts = [];
        foreach (AnnotatedLayer layer in changed)
        {
            foreach (GeneratedFile file in LayerCompiler.Compile(FileNames.Separate(layer, shared)))
                texts.Add(SourceText.From(file.Text, Encoding.UTF8));
        }

        return texts;
    }

    private static AnnotatedLayer[] Parse(Compilation compilation, INamedTypeSymbol[] types) =>
        [
            .. types.Select(type =>
                LayerParser.Parse(
                    type, LayerAttributes.Read(type), GpuPackage.IsReferencedBy(compilation), report: null)!)];
}
