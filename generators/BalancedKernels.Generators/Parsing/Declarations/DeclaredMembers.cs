using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>The members that the user has declared in a class, looked up once.</summary>
/// <remarks>
/// The generator sees no other members. The analyzer also sees the generated ones, which are excluded here, so that
/// both get the same result.
/// </remarks>
internal sealed class DeclaredMembers(INamedTypeSymbol type)
{
    /// <summary>Gets all declared members.</summary>
    public ImmutableArray<ISymbol> All { get; } =
        [.. type.GetMembers().Where(static member => !member.IsImplicitlyDeclared && !IsGenerated(member))];

    /// <summary>Gets the declared instance constructors.</summary>
    public IEnumerable<IMethodSymbol> Constructors =>
        All.OfType<IMethodSymbol>().Where(static member => member.MethodKind == MethodKind.Constructor);

    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass is { } written
        && KnownNames.Match(written, KnownNames.GeneratedCode)
        && attribute.ConstructorArguments.Length > 0
        && attribute.ConstructorArguments[0].Value is KnownNames.Product);
}
