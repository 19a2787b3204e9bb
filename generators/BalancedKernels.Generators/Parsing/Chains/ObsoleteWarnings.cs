using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Chains;

/// <summary>Finds the compiler's warnings on uses of a class that is obsolete or experimental.</summary>
internal static class ObsoleteWarnings
{
    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    /// <returns>The ids of the warnings for the class and its containing types.</returns>
    public static EquatableArray<string> FindIds(INamedTypeSymbol type)
    {
        SortedSet<string> ids = new(System.StringComparer.Ordinal);
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            foreach (AttributeData attribute in containing.GetAttributes())
            {
                if (attribute.AttributeClass is not { } written)
                    continue;
                if (KnownNames.Match(written, Experimental)
                    && attribute.ConstructorArguments.FirstOrDefault().Value is string id)
                    ids.Add(id);
                else if (KnownNames.Match(written, Obsolete))
                    ids.Add(FindId(attribute));
            }
        }

        return new EquatableArray<string>([.. ids]);
    }

    private static string FindId(AttributeData obsolete) =>
        obsolete.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value as string
            ?? (obsolete.ConstructorArguments.Length == 0 ? "CS0612" : "CS0618");
}
