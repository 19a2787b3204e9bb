using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing.Attributes;

/// <summary>Reads the constants of one attribute and the source location of each.</summary>
internal sealed class AttributeReader(AttributeData attribute)
{
    /// <summary>Gets whether the attribute has an argument that the compiler reports as an error.</summary>
    public bool HasErrors => attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(static value => value.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(static argument => argument.Value.Kind == TypedConstantKind.Error);

    /// <summary>Returns whether a property is set.</summary>
    public bool HasProperty(string property) => attribute.NamedArguments.Any(argument => argument.Key == property);

    /// <summary>Gets the value of a property, or the default if it is not set.</summary>
    public T GetProperty<T>(string property, T defaultValue)
        where T : struct
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value.Value is T value)
                return value;
        }

        return defaultValue;
    }

    /// <summary>Gets the number of constructor arguments.</summary>
    public int ArgumentCount => attribute.ConstructorArguments.Length;

    /// <summary>Gets a constructor argument that is a number.</summary>
    public int GetNumber(int position) =>
        attribute.ConstructorArguments[position].Value is int number ? number : 0;

    /// <summary>Gets a constructor argument that is a list of numbers.</summary>
    public int[] GetNumbers(int position) =>
        [.. GetList(position).Select(static value => value.Value is int number ? number : 0)];

    /// <summary>
    /// Gets the types of a constructor argument that is a list of types; null for a null in the list.
    /// </summary>
    public ITypeSymbol?[] GetTypes(int position) =>
        [.. GetList(position).Select(static value => value.Value as ITypeSymbol)];

    /// <summary>
    /// Finds the location of one item of a params list of types; that of the attribute if the list is an array
    /// expression.
    /// </summary>
    public Location LocateItem(int index) => Locate(argument =>
        argument.NameColon is null && argument.NameEquals is null && argument.Expression is TypeOfExpressionSyntax
        && ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) == index);

    /// <summary>Finds the location of a property; that of the attribute if the property is not set.</summary>
    public Location Locate(string property) =>
        Locate(argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    /// <summary>Finds the location of a constructor argument, by its name or its position.</summary>
    public Location Locate(string parameter, int position) => Locate(argument =>
        argument.NameColon is { } named
            ? named.Name.Identifier.ValueText == parameter
            : argument.NameEquals is null
            && ((AttributeArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) == position);

    /// <summary>Finds the location of the attribute.</summary>
    public Location Locate() => Locate(static _ => false);

    private ImmutableArray<TypedConstant> GetList(int position) =>
        attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? list.Values
            : [];

    private Location Locate(Func<AttributeArgumentSyntax, bool> matches)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return Location.None;

        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(matches);
        return (argument ?? (SyntaxNode)syntax).GetLocation();
    }
}
