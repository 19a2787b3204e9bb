using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Chains;
using BalancedKernels.Generators.Parsing.Declarations;
using BalancedKernels.Generators.Parsing.Layers;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Parses a class with a layer attribute to a model of plain values. Symbols end here.</summary>
internal static class LayerParser
{
    /// <summary>Parses a class without reporting diagnostics.</summary>
    /// <returns>The layer; null if the declaration has an error.</returns>
    public static AnnotatedLayer? Parse(GeneratorAttributeSyntaxContext attributed) =>
        attributed.TargetSymbol is INamedTypeSymbol type
        ? Parse(
            type,
            LayerAttributes.Read(type),
            GpuPackage.IsReferencedBy(attributed.SemanticModel.Compilation),
            report: null)
        : null;

    /// <summary>Parses a class with its attributes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="gpuReferenced">Whether the project references BalancedKernels.Gpu.</param>
    /// <param name="report">Receives the diagnostics; null to parse without reporting.</param>
    /// <returns>The layer; null if the declaration has an error.</returns>
    public static AnnotatedLayer? Parse(
        INamedTypeSymbol type, LayerAttributes attributes, bool gpuReferenced, Action<Diagnostic>? report)
    {
        bool valid = KindRules.Check(type, attributes, report);
        if (attributes.Kinds.Count == 0)
            return null;

        DeclaredMembers members = new(type);

        // A layer of another assembly has its generated part there.
        valid &= type.DeclaringSyntaxReferences.IsEmpty || DeclarationRules.Check(type, members, report);
        AttributeData kind = attributes.Kinds[0];
        AttributeReader[] sparse = [.. attributes.Sparse.Select(static sparse => new AttributeReader(sparse))];
        LayerDeclaration declaration = new(type, members, new AttributeReader(kind), sparse, report, gpuReferenced);
        AnnotatedLayer? layer = declaration.Kind.HasErrors ? null : ParseKind(kind.AttributeClass!, declaration);
        return valid ? layer : null;
    }

    private static AnnotatedLayer? ParseKind(INamedTypeSymbol kind, LayerDeclaration declaration) => kind switch
    {
        _ when KnownNames.Match(kind, KnownNames.Linear) => LinearParser.Parse(declaration),
        _ when KnownNames.Match(kind, KnownNames.Conv2d) => ConvolutionParser.Parse(declaration, dimensions: 2),
        _ when KnownNames.Match(kind, KnownNames.Conv1d) => ConvolutionParser.Parse(declaration, dimensions: 1),
        _ when KnownNames.Match(kind, KnownNames.Lstm) => RecurrentParser.Parse(declaration, RecurrentKind.Lstm),
        _ when KnownNames.Match(kind, KnownNames.Gru) => RecurrentParser.Parse(declaration, RecurrentKind.Gru),
        _ when KnownNames.Match(kind, KnownNames.Sequential) => SequentialParser.Parse(declaration),
        _ => OperationParser.Parse(kind, declaration),
    };
}
