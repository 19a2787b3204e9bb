using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Chains;

/// <summary>Finds a cycle: a layer of a chain that contains the chain.</summary>
internal static class SequentialCycle
{
    /// <returns>
    /// The classes of the cycle, with the chain first and last: <c>A, B, A</c>; null if there is none.
    /// </returns>
    public static string? Find(INamedTypeSymbol chain, INamedTypeSymbol layer)
    {
        HashSet<INamedTypeSymbol> visited = new(SymbolEqualityComparer.Default);
        return FindPath(layer) is { } path ? $"{chain.Name}, {path}" : null;

        string? FindPath(INamedTypeSymbol from)
        {
            if (SymbolEqualityComparer.Default.Equals(from, chain))
                return from.Name;
            if (!visited.Add(from))
                return null;

            return Layers(from).Select(FindPath).FirstOrDefault(static path => path is not null) is { } rest
                ? $"{from.Name}, {rest}"
                : null;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Layers(INamedTypeSymbol type) => LayerAttributes.Read(type).Kinds
        .Where(static kind =>
            KnownNames.Match(kind.AttributeClass!, KnownNames.Sequential) && kind.ConstructorArguments.Length > 0)
        .SelectMany(static kind => new AttributeReader(kind).GetTypes(0))
        .OfType<INamedTypeSymbol>();
}
