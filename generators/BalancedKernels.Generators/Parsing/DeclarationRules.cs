using System;
using System.Linq;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The generated half can re-open a class and make instances of it.</summary>
internal static class DeclarationRules
{
    public static bool Check(INamedTypeSymbol type, UserMembers members, Action<Diagnostic>? report)
    {
        // One sentence about a class is enough: partial does not help a static one.
        if (CompletionRules.FindObstacle(type, members) is { } obstacle)
        {
            report?.Invoke(
                Diagnostic.Create(
                    DeclarationDiagnostics.CannotBeCompleted,
                    Locate(type),
                    type.Name,
                    obstacle.Reason,
                    obstacle.Remedy));
            return false;
        }

        bool good = true;
        for (INamedTypeSymbol? opened = type; opened is not null; opened = opened.ContainingType)
        {
            if (opened.Arity > 0)
            {
                report?.Invoke(
                    Diagnostic.Create(DeclarationDiagnostics.Generic, Locate(opened), type.Name, opened.Name));
                good = false;
            }

            if (!IsPartial(opened))
            {
                report?.Invoke(
                    Diagnostic.Create(DeclarationDiagnostics.NotPartial, Locate(opened), opened.Name, type.Name));
                good = false;
            }
        }

        return good;
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static Location Locate(INamedTypeSymbol type) => type.Locations.FirstOrDefault() ?? Location.None;
}
