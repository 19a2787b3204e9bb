using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From an annotated class to plain values: the last place that sees a symbol.</summary>
internal static class LayerParser
{
    /// <summary>Reads a class, and says nothing about what is wrong with it.</summary>
    /// <returns>The layer; null where something is wrong.</returns>
    public static AnnotatedLayer? Parse(GeneratorAttributeSyntaxContext attributed) =>
        attributed.TargetSymbol is INamedTypeSymbol type
        ? Parse(type, LayerAttributes.Read(type), GpuReference.IsIn(attributed.SemanticModel.Compilation), report: null)
        : null;

    /// <summary>Reads a class with its attributes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="gpuReferenced">Whether the project references BalancedKernels.Gpu.</param>
    /// <param name="report">Where to say what is wrong; null to read only.</param>
    /// <returns>The layer; null where something is wrong.</returns>
    public static AnnotatedLayer? Parse(
        INamedTypeSymbol type, LayerAttributes attributes, bool gpuReferenced, Action<Diagnostic>? report)
    {
        bool declared = KindRules.Check(type, attributes, report);
        if (attributes.Kinds.Count == 0)
            return null;

        UserMembers members = new(type);

        // A layer of another assembly was completed there.
        declared &= type.DeclaringSyntaxReferences.IsEmpty || DeclarationRules.Check(type, members, report);
        AttributeData kind = attributes.Kinds[0];
        LayerReading reading = new(
            type,
            members,
            new AttributeValues(kind),
            [.. attributes.Sparse.Select(static sparse => new AttributeValues(sparse))],
            report,
            gpuReferenced);
        AnnotatedLayer? layer = reading.Kind.IsBroken ? null : Read(kind.AttributeClass!, reading);
        return declared ? layer : null;
    }

    private static AnnotatedLayer? Read(INamedTypeSymbol kind, LayerReading reading) => kind switch
    {
        _ when KnownNames.Match(kind, KnownNames.Linear) => LinearParser.Parse(reading),
        _ when KnownNames.Match(kind, KnownNames.Conv2d) => ConvolutionParser.Parse(reading, dimensions: 2),
        _ when KnownNames.Match(kind, KnownNames.Conv1d) => ConvolutionParser.Parse(reading, dimensions: 1),
        _ when KnownNames.Match(kind, KnownNames.Lstm) => RecurrentParser.Parse(reading, RecurrentKind.Lstm),
        _ when KnownNames.Match(kind, KnownNames.Gru) => RecurrentParser.Parse(reading, RecurrentKind.Gru),
        _ when KnownNames.Match(kind, KnownNames.Sequential) => SequentialParser.Parse(reading),
        _ => OperationParser.Parse(kind, reading),
    };
}
