using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>Parses a class to the declarations around its generated members.</summary>
internal static class TypeParser
{
    /// <param name="type">The class.</param>
    /// <param name="members">The members that the user has declared in it.</param>
    /// <param name="weights">The runtime type of its weights; empty for a layer without weights.</param>
    /// <param name="layerInterface">The interface that the layer implements.</param>
    /// <param name="sizes">The number of size parameters of that interface's Forward.</param>
    public static TypeShell Parse(
        INamedTypeSymbol type,
        DeclaredMembers members,
        string weights,
        string layerInterface = KnownNames.LayerInterface,
        int sizes = 0)
    {
        List<INamedTypeSymbol> containing = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containing.Insert(0, outer);

        List<INamespaceSymbol> namespaces = [];
        for (INamespaceSymbol space = type.ContainingNamespace;
             !space.IsGlobalNamespace;
             space = space.ContainingNamespace)
            namespaces.Insert(0, space);

        string fullName = string.Join(".", namespaces.Select(static space => space.Name))
            + (namespaces.Count > 0 ? "." : string.Empty)
            + string.Concat(containing.Select(static outer => outer.Name + "+"))
            + type.Name;

        return new TypeShell(
            string.Join(".", namespaces.Select(static space => EscapeKeyword(space.Name))),
            new EquatableArray<string>(
                [.. containing.Select(static outer => $"partial {Keyword(outer)} {EscapeTypeName(outer.Name)}")]),
            EscapeTypeName(type.Name),
            fullName)
        {
            FileName = FileNames.Make(fullName),
            Members = MemberParser.Parse(type, members, weights, layerInterface, sizes),
        };
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string EscapeKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    // A contextual keyword, such as record, cannot name a type without the at sign. The compiler warns of any other
    // name
    // in lower-case letters, because it may become a keyword (CS8981).
    private static string EscapeTypeName(string name) =>
        name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : name;
}
