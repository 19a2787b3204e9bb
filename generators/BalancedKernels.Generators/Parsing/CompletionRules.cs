using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing;

/// <summary>What keeps a class from being a layer even when it is partial.</summary>
internal static class CompletionRules
{
    private static readonly string[] GeneratedNames = [
        "Inputs", "Outputs", "Device", "PackedBytes", "Forward", "CreateState", "Load", "Create", "Description",
        "Descriptions"];

    public static Obstacle? FindObstacle(INamedTypeSymbol type, UserMembers members)
    {
        if (type.IsStatic)
            return new Obstacle("it is static", "a layer has instances, so take the modifier away");
        if (type.IsAbstract)
            return new Obstacle("it is abstract", "a layer is loaded as it is, so take the modifier away");
        if (type.IsRecord)
            return new Obstacle(
                "it is a record", "a layer owns memory and is not compared by value, so make it a class");
        if (IsFileLocal(type))
            return new Obstacle(
                "it is local to its file", "the generated half stands in another file, so take the modifier file away");

        return FindConstructionObstacle(type, members);
    }

    private static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? opened = type; opened is not null; opened = opened.ContainingType)
        {
            if (opened.IsFileLocal)
                return true;
        }

        return false;
    }

    private static Obstacle? FindConstructionObstacle(INamedTypeSymbol type, UserMembers members)
    {
        if (HasPrimaryParameters(type))
            return new Obstacle("Load cannot give the parameters of its primary constructor", "take them away");
        if (members.Constructors.Any(static constructor =>
            constructor.Parameters.Length == 1
                && constructor.Parameters[0].Type is INamedTypeSymbol only
                && KnownNames.Match(only, KnownNames.LayerEngine)))
            return new Obstacle("it has a constructor of one LayerEngine, as the generated half has", "take it away");
        if (members.Constructors.Any(static constructor =>
            constructor.Parameters.Length == 2 && constructor.Parameters[1].Type.SpecialType == SpecialType.System_Int32
            && constructor.Parameters[0].Type is INamedTypeSymbol first
            && KnownNames.Match(first, KnownNames.LayerEngine)))
            return new Obstacle(
                "it has a constructor of a LayerEngine and an int, as the generated half of a layer with several patterns has",
                "take it away");
        if (members.All.Any(static member => member is IPropertySymbol { IsRequired: true }
            or IFieldSymbol { IsRequired: true }))
            return new Obstacle("Load cannot set its required members", "take the modifier required away");
        if (type.BaseType is not { SpecialType: not SpecialType.System_Object } parent)
            return null;
        if (LayerAttributes.IsLayer(parent))
            return new Obstacle(
                $"its base class '{parent.Name}' is a layer already", "hold one layer in the other instead");
        if (FindAbstract(parent, members) is { } wanted)
            return new Obstacle(
                $"'{wanted.Name}' of its base class '{wanted.ContainingType.Name}' is abstract, and the generated half overrides nothing",
                "override it in the class, or make it not abstract");
        if (!members.Constructors.Any(static constructor => constructor.Parameters.Length == 0)
            && !parent.InstanceConstructors.Any(static constructor => IsCallable(constructor)))
            return new Obstacle(
                $"its base class '{parent.Name}' has no constructor without parameters", "declare one here or there");

        return null;
    }

    // A member with the name of a generated one, that neither the class nor a class between them overrides; Dispose()
    // is overridden where it has to be.
    private static ISymbol? FindAbstract(INamedTypeSymbol parent, UserMembers members)
    {
        HashSet<ISymbol> overridden =
            new(members.All.Select(Overridden).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? type = parent;
             type is { SpecialType: not SpecialType.System_Object };
             type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member.IsAbstract && GeneratedNames.Contains(member.Name) && !overridden.Contains(member))
                    return member;
                if (Overridden(member) is { } below)
                    overridden.Add(below);
            }
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol happening => happening.OverriddenEvent,
        _ => null,
    };

    private static bool HasPrimaryParameters(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 });

    // Parameters that may all be left out do not hinder a derived constructor.
    private static bool IsCallable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility != Accessibility.Private
        && constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);
}
