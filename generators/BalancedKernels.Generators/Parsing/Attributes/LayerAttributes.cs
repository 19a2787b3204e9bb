using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Attributes;

/// <summary>The layer attributes of one class, from all its parts.</summary>
/// <param name="Kinds">The attributes of layer kinds; one if the declaration is valid.</param>
/// <param name="Sparse">[BalancedSparse], once for each pattern.</param>
internal sealed record LayerAttributes(IReadOnlyList<AttributeData> Kinds, IReadOnlyList<AttributeData> Sparse)
{
    public static LayerAttributes Read(INamedTypeSymbol type)
    {
        List<AttributeData> kinds = [];
        List<AttributeData> sparse = [];

        foreach (AttributeData attribute in type.GetAttributes())
        {
            switch (attribute.AttributeClass)
            {
                case { } written when KnownNames.Match(written, KnownNames.BalancedSparse):
                    sparse.Add(attribute);
                    break;
                case { } written when IsKind(written):
                    kinds.Add(attribute);
                    break;
            }
        }

        return new LayerAttributes(kinds, sparse);
    }

    /// <summary>Returns whether a class has the attribute of a layer kind.</summary>
    public static bool IsLayer(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass is { } written && IsKind(written));

    private static bool IsKind(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? type = attribute.BaseType; type is not null; type = type.BaseType)
        {
            if (KnownNames.Match(type, KnownNames.Layer))
                return true;
        }

        return false;
    }
}
