using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds what the compiler says where a class is used that is obsolete or experimental.</summary>
internal static class UseWarnings
{
    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    /// <returns>The ids of the warnings, of the class and of the types around it.</returns>
    public static EquatableArray<string> Of(INamedTypeSymbol type)
    {
        SortedSet<string> ids = new(System.StringComparer.Ordinal);
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            foreach (AttributeData attribute in around.GetAttributes())
            {
                if (attribute.AttributeClass is not { } written)
                    continue;
                if (KnownNames.Match(written, Experimental)
                    && attribute.ConstructorArguments.FirstOrDefault().Value is string id)
                    ids.Add(id);
                else if (KnownNames.Match(written, Obsolete))
                    ids.Add(IdOf(attribute));
            }
        }

        return new EquatableArray<string>([.. ids]);
    }

    private static string IdOf(AttributeData obsolete) =>
        obsolete.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value as string
            ?? (obsolete.ConstructorArguments.Length == 0 ? "CS0612" : "CS0618");
}
