using System;
using System.Linq;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>Checks that the generated part can complete a class and create instances of it.</summary>
internal static class DeclarationRules
{
    public static bool Check(INamedTypeSymbol type, DeclaredMembers members, Action<Diagnostic>? report)
    {
        // One diagnostic is enough: the modifier partial would not help a static class.
        if (CompletionRules.FindRejection(type, members) is { } rejection)
        {
            report?.Invoke(
                Diagnostic.Create(
                    DeclarationDiagnostics.CannotBeCompleted,
                    Locate(type),
                    type.Name,
                    rejection.Reason,
                    rejection.Remedy));
            return false;
        }

        bool valid = true;
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                report?.Invoke(
                    Diagnostic.Create(DeclarationDiagnostics.Generic, Locate(current), type.Name, current.Name));
                valid = false;
            }

            if (!IsPartial(current))
            {
                report?.Invoke(
                    Diagnostic.Create(DeclarationDiagnostics.NotPartial, Locate(current), current.Name, type.Name));
                valid = false;
            }
        }

        return valid;
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static Location Locate(INamedTypeSymbol type) => type.Locations.FirstOrDefault() ?? Location.None;
}
