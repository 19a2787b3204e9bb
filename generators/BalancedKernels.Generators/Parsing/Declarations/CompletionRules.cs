using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>Finds the reason why a class cannot be completed as a layer although it is partial.</summary>
internal static class CompletionRules
{
    private static readonly string[] GeneratedNames =
    [
        "Inputs", "Outputs", "Device", "PackedBytes", "Forward",
        "CreateState", "Load", "Create", "Description", "Descriptions",
    ];

    public static Rejection? FindRejection(INamedTypeSymbol type, DeclaredMembers members)
    {
        if (type.IsStatic)
            return new Rejection("it is static", "a layer has instances, so remove the modifier");
        if (type.IsAbstract)
            return new Rejection("it is abstract", "a layer is instantiated, so remove the modifier");
        if (type.IsRecord)
            return new Rejection(
                "it is a record", "a layer owns memory and is not compared by value, so declare a class");
        if (IsFileLocal(type))
            return new Rejection(
                "it is local to its file", "the generated part is in another file, so remove the modifier file");

        return FindConstructionRejection(type, members);
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

    private static Rejection? FindConstructionRejection(INamedTypeSymbol type, DeclaredMembers members)
    {
        if (HasPrimaryParameters(type))
            return new Rejection("Load has no arguments for its primary constructor", "remove the parameters");
        if (members.Constructors.Any(static constructor =>
            constructor.Parameters.Length == 1 && BeginsWithEngine(constructor)))
        {
            return new Rejection(
                "it declares a constructor with one LayerEngine, as the generated part does",
                "remove that constructor");
        }

        if (members.Constructors.Any(static constructor =>
            constructor.Parameters.Length == 2
            && BeginsWithEngine(constructor)
            && constructor.Parameters[1].Type.SpecialType == SpecialType.System_Int32))
        {
            return new Rejection(
                "it declares a constructor with a LayerEngine and an int, "
                + "as the generated part of a layer with several patterns does",
                "remove that constructor");
        }

        if (members.All.Any(static member => member is IPropertySymbol { IsRequired: true }
            or IFieldSymbol { IsRequired: true }))
            return new Rejection("Load cannot set its required members", "remove the modifier required");
        if (type.BaseType is not { SpecialType: not SpecialType.System_Object } parent)
            return null;
        if (LayerAttributes.IsLayer(parent))
            return new Rejection(
                $"its base class '{parent.Name}' is already a layer", "make one layer a member of the other instead");
        if (FindAbstract(parent, members) is { } abstractMember)
        {
            return new Rejection(
                $"'{abstractMember.Name}' of its base class '{abstractMember.ContainingType.Name}' is abstract, "
                + "and the generated part does not override it",
                "override it in the class, or make it not abstract");
        }

        if (!members.Constructors.Any(static constructor => constructor.Parameters.Length == 0)
            && !parent.InstanceConstructors.Any(static constructor => IsCallable(constructor)))
            return new Rejection(
                $"its base class '{parent.Name}' has no constructor without parameters", "declare one in either class");

        return null;
    }

    // Finds an abstract member with the name of a generated one that neither the class nor an intermediate class
    // overrides. Dispose() is not among the names: the generated Dispose() overrides an abstract one.
    private static ISymbol? FindAbstract(INamedTypeSymbol parent, DeclaredMembers members)
    {
        HashSet<ISymbol> overridden =
            new(members.All.Select(FindOverridden).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? type = parent;
             type is { SpecialType: not SpecialType.System_Object };
             type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member.IsAbstract && GeneratedNames.Contains(member.Name) && !overridden.Contains(member))
                    return member;
                if (FindOverridden(member) is { } baseMember)
                    overridden.Add(baseMember);
            }
        }

        return null;
    }

    private static ISymbol? FindOverridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private static bool BeginsWithEngine(IMethodSymbol constructor) =>
        constructor.Parameters[0].Type is INamedTypeSymbol type && KnownNames.Match(type, KnownNames.LayerEngine);

    private static bool HasPrimaryParameters(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 });

    // A derived constructor can omit optional parameters and params arrays.
    private static bool IsCallable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility != Accessibility.Private
        && constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);
}
