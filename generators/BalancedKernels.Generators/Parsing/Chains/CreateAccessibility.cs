using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Chains;

/// <summary>Finds the accessibility of a generated method whose parameters are other classes.</summary>
internal static class CreateAccessibility
{
    // Not wider than the accessibility of a parameter's class, because C# rejects such a method (CS0051).
    public static string Find(INamedTypeSymbol type, IReadOnlyCollection<INamedTypeSymbol> parameters) =>
        parameters.All(parameter => IsAsAccessible(parameter, type)) ? "public"
        : parameters.All(static parameter => Rank(parameter) >= Rank(Accessibility.Internal)) ? "internal"
        : "private";

    private static bool IsAsAccessible(INamedTypeSymbol parameter, INamedTypeSymbol type)
    {
        int rank = Rank(parameter);
        return (rank > 0 && rank >= Rank(type))
            || (
                parameter.DeclaredAccessibility == type.DeclaredAccessibility
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingType, type.ContainingType));
    }

    private static int Rank(INamedTypeSymbol type)
    {
        int rank = Rank(Accessibility.Public);
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
            rank = Math.Min(rank, Rank(containing.DeclaredAccessibility));

        return rank;
    }

    private static int Rank(Accessibility access) => access switch
    {
        Accessibility.Public => 2,
        Accessibility.Internal => 1,

        // The others are not comparable: only types declared in one class are known to be equally accessible.
        _ => 0,
    };
}
