using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds a way from a layer of a chain back to the chain.</summary>
internal static class SequentialCycle
{
    /// <returns>The classes on the way, the chain first and last: <c>A, B, A</c>; null where there is none.</returns>
    public static string? Find(INamedTypeSymbol chain, INamedTypeSymbol layer)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        return FindWay(layer) is { } way ? $"{chain.Name}, {way}" : null;

        string? FindWay(INamedTypeSymbol from)
        {
            if (SymbolEqualityComparer.Default.Equals(from, chain))
                return from.Name;
            if (!seen.Add(from))
                return null;

            return Layers(from).Select(FindWay).FirstOrDefault(static way => way is not null) is { } rest
                ? $"{from.Name}, {rest}"
                : null;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Layers(INamedTypeSymbol type) => LayerAttributes.Read(type).Kinds
        .Where(static kind =>
            KnownNames.Match(kind.AttributeClass!, KnownNames.Sequential) && kind.ConstructorArguments.Length > 0)
        .SelectMany(static kind => new AttributeValues(kind).GetTypes(0))
        .OfType<INamedTypeSymbol>();
}
