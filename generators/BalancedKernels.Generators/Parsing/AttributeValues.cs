using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Reads one attribute's constants, and where each is written.</summary>
internal sealed class AttributeValues(AttributeData attribute)
{
    /// <summary>Gets whether the compiler could not make sense of an argument; it says so itself.</summary>
    public bool IsBroken => attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(static value => value.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(static argument => argument.Value.Kind == TypedConstantKind.Error);

    /// <summary>Tells whether a property is given.</summary>
    public bool Has(string property) => attribute.NamedArguments.Any(argument => argument.Key == property);

    /// <summary>Gets a property's constant, or the attribute's own default.</summary>
    public T Get<T>(string property, T otherwise)
        where T : struct
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Value is T value)
                return value;
        }

        return otherwise;
    }

    /// <summary>Gets how many arguments the constructor takes.</summary>
    public int Sizes => attribute.ConstructorArguments.Length;

    /// <summary>Gets a constructor argument.</summary>
    public int GetSize(int position) => attribute.ConstructorArguments[position].Value is int size ? size : 0;

    /// <summary>Gets a constructor argument that is a list of numbers.</summary>
    public int[] GetSizes(int position) =>
        attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Array, IsNull: false } list
        ? [.. list.Values.Select(static value => value.Value is int size ? size : 0)]
        : [];

    /// <summary>Gets the types of a constructor argument that is a list of them; null where null is written.</summary>
    public ITypeSymbol?[] GetTypes(int position) =>
        attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Array, IsNull: false } list
        ? [.. list.Values.Select(static value => value.Value as ITypeSymbol)]
        : [];

    /// <summary>
    /// Finds where one of a list of constructor arguments is given; the attribute where the list is written as an
    /// array.
    /// </summary>
    public Location LocateItem(int item) => Locate(argument =>
        argument.NameColon is null && argument.NameEquals is null && argument.Expression is TypeOfExpressionSyntax
        && ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) == item);

    /// <summary>Finds where a property is given; where it is not, the attribute.</summary>
    public Location Locate(string property) =>
        Locate(argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    /// <summary>Finds where a constructor argument is given, by its name or by its position.</summary>
    public Location Locate(string parameter, int position) => Locate(argument =>
        argument.NameColon is { } named
            ? named.Name.Identifier.ValueText == parameter
            : argument.NameEquals is null
            && ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) == position);

    /// <summary>Finds the attribute.</summary>
    public Location Locate() => Locate(static _ => false);

    private Location Locate(Func<AttributeArgumentSyntax, bool> wanted)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return Location.None;

        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(wanted);
        return (argument ?? (SyntaxNode)syntax).GetLocation();
    }
}
