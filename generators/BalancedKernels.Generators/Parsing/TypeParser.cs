using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From a class to how it is re-opened.</summary>
internal static class TypeParser
{
    /// <param name="type">The class.</param>
    /// <param name="members">What the user has declared in it.</param>
    /// <param name="weights">The type of its weights in memory; empty for none.</param>
    /// <param name="owner">The interface that its callers use it by.</param>
    /// <param name="sizes">How many sizes that interface's Forward takes.</param>
    public static TypeShell Parse(
        INamedTypeSymbol type,
        UserMembers members,
        string weights,
        string owner = KnownNames.LayerInterface,
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
            string.Join(".", namespaces.Select(static space => Write(space.Name))),
            new EquatableArray<string>(
                [.. containing.Select(static outer => $"partial {Keyword(outer)} {WriteType(outer.Name)}")]),
            WriteType(type.Name),
            fullName)
        {
            FileName = FileNames.Make(fullName),
            Members = MemberParser.Parse(type, members, weights, owner, sizes),
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

    private static string Write(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    // A contextual keyword, such as record, cannot name a type without the sign, and any other word in
    // small letters is warned of, because it may become a keyword (CS8981).
    private static string WriteType(string name) =>
        name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : name;
}
