using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>How far a method of a class may be seen whose parameters are other classes.</summary>
internal static class CreationAccess
{
    // No wider than a parameter's own class, or C# refuses the method (CS0051).
    public static string Of(INamedTypeSymbol type, IReadOnlyCollection<INamedTypeSymbol> parameters) =>
        parameters.All(parameter => IsSeenAsFar(parameter, type)) ? "public"
        : parameters.All(static parameter => Width(parameter) >= Width(Accessibility.Internal)) ? "internal"
        : "private";

    private static bool IsSeenAsFar(INamedTypeSymbol parameter, INamedTypeSymbol type)
    {
        int width = Width(parameter);
        return (width > 0 && width >= Width(type))
            || (
                parameter.DeclaredAccessibility == type.DeclaredAccessibility
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingType, type.ContainingType));
    }

    private static int Width(INamedTypeSymbol type)
    {
        int width = Width(Accessibility.Public);
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
            width = Math.Min(width, Width(around.DeclaredAccessibility));

        return width;
    }

    private static int Width(Accessibility access) => access switch
    {
        Accessibility.Public => 2,
        Accessibility.Internal => 1,

        // Some of these are seen in places that others are not: only classes side by side are known to be seen alike.
        _ => 0,
    };
}
