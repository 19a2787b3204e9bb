using System;
using System.Linq;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>Checks that a class has exactly one layer kind.</summary>
internal static class KindRules
{
    public static bool Check(INamedTypeSymbol type, LayerAttributes attributes, Action<Diagnostic>? report)
    {
        if (attributes is { Kinds.Count: 0, Sparse.Count: > 0 })
        {
            report?.Invoke(
                Diagnostic.Create(
                    DeclarationDiagnostics.PatternWithoutLayer,
                    new AttributeReader(attributes.Sparse[0]).Locate(),
                    type.Name));
            return false;
        }

        if (attributes.Kinds.Count < 2)
            return true;

        // The compiler reports the same kind twice (CS0579).
        string[] names = [
            .. attributes.Kinds.Select(static kind =>
                $"[{NameOf(kind.AttributeClass!)}]").Distinct(StringComparer.Ordinal)];
        if (names.Length > 1)
        {
            report?.Invoke(Diagnostic.Create(
                DeclarationDiagnostics.TwoKinds,
                new AttributeReader(attributes.Kinds[1]).Locate(),
                type.Name,
                names.Length,
                string.Join(", ", names)));
        }

        return false;
    }

    /// <summary>Gets an attribute's name as it is written in brackets.</summary>
    public static string NameOf(INamedTypeSymbol attribute)
    {
        const string Suffix = "Attribute";
        string name = attribute.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
