using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The members that the user has declared on a class.</summary>
/// <remarks>The generator sees no others; the analyzer sees the generated ones too, and is to come to the same result.</remarks>
internal static class UserMembers
{
    public static IEnumerable<ISymbol> All(INamedTypeSymbol type) => type.GetMembers().Where(IsUsers);

    public static IEnumerable<ISymbol> Named(INamedTypeSymbol type, string name) => type.GetMembers(name).Where(IsUsers);

    /// <summary>The instance constructors that are written in the source.</summary>
    public static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared && IsUsers(constructor));

    private static bool IsUsers(ISymbol member) => !member.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.ToDisplayString() == KnownNames.GeneratedCode
        && attribute.ConstructorArguments.Length > 0
        && attribute.ConstructorArguments[0].Value is KnownNames.Product);
}
