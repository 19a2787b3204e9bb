using System;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From an annotated class to plain values: the last place that sees a symbol.</summary>
internal static class LayerParser
{
    /// <summary>Reads a class, and says nothing about what is wrong with it.</summary>
    /// <returns>The layer; null where something is wrong.</returns>
    public static LayerDeclaration? Parse(GeneratorAttributeSyntaxContext attributed) =>
        attributed.TargetSymbol is INamedTypeSymbol type ? Parse(type, LayerAttributes.Read(type), report: null) : null;

    /// <summary>Reads a class with its attributes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="report">Where to say what is wrong or other than it looks; null to read only.</param>
    /// <returns>The layer; null where something is wrong.</returns>
    public static LayerDeclaration? Parse(INamedTypeSymbol type, LayerAttributes attributes, Action<Diagnostic>? report)
    {
        bool declared = KindRules.Check(type, attributes, report);
        if (attributes.Kinds.Count == 0)
            return null;

        UserMembers members = new(type);
        declared &= DeclarationRules.Check(type, members, report);
        if (attributes.Linear is not { } linear)
            return null;

        AttributeValues values = new(linear);
        if (values.IsBroken)
            return null;

        bool numbers = LinearRules.Check(type.Name, values, report);
        LinearShape shape = new(values.GetSize(0), values.GetSize(1));
        BalancedPattern? pattern = attributes.Sparse is { } sparse
            ? PatternParser.Parse(type.Name, shape.Inputs, values, new AttributeValues(sparse), report)
            : PatternParser.Dense;

        if (!declared || !numbers || pattern is not { } known)
            return null;

        LayerModel layer = new(
            TypeParser.Parse(type, members),
            shape,
            known,
            (Precision)values.Get(KnownNames.Weights, 0),
            values.Get(KnownNames.Bias, true),
            (Activation)values.Get(KnownNames.Activation, 0),
            Gpu: false);

        return new LayerDeclaration(layer, (KernelTargets)values.Get(KnownNames.Targets, 0));
    }
}
