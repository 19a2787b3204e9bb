using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The members that the user has declared on a class, looked up once for all questions about them.</summary>
/// <remarks>
/// The generator sees no others; the analyzer sees the generated ones too, and is to come to the same result.
/// </remarks>
internal sealed class UserMembers(INamedTypeSymbol type)
{
    /// <summary>Gets all of them.</summary>
    public ImmutableArray<ISymbol> All { get; } =
        [.. type.GetMembers().Where(static member => !member.IsImplicitlyDeclared && !IsGenerated(member))];

    /// <summary>Gets the instance constructors that are written in the source.</summary>
    public IEnumerable<IMethodSymbol> Constructors =>
        All.OfType<IMethodSymbol>().Where(static member => member.MethodKind == MethodKind.Constructor);

    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { } written
        && KnownNames.Match(written, KnownNames.GeneratedCode)
        && attribute.ConstructorArguments.Length > 0
        && attribute.ConstructorArguments[0].Value is KnownNames.Product);
}
