using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>What the parser looks for in the user's code, by name: nothing here references the runtime.</summary>
internal static class KnownNames
{
    public const string Layer = "BalancedKernels.LayerAttribute";
    public const string Linear = "BalancedKernels.LinearAttribute";
    public const string BalancedSparse = "BalancedKernels.BalancedSparseAttribute";
    public const string LinearEngine = "BalancedKernels.LinearEngine";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string Product = "BalancedKernels";
    public const string Disposable = "System.IDisposable";
    public const string LayerInterface = "BalancedKernels.ILayer";

    public const string Activation = "Activation";
    public const string Bias = "Bias";
    public const string Weights = "Weights";
    public const string Targets = "Targets";
    public const string Block = "Block";
    public const string Ratio = "Ratio";
    public const string Kept = "Kept";

    /// <summary>Tells whether a type has a full name.</summary>
    /// <remarks>Part by part, from the last: writing the type's own name out takes longer than parsing the rest of its layer.</remarks>
    public static bool Match(INamedTypeSymbol type, string fullName)
    {
        if (type.ContainingType is not null || type.Arity > 0)
            return false;

        int end = fullName.Length;
        for (INamespaceOrTypeSymbol part = type; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingNamespace)
        {
            int start = end - part.Name.Length;
            if (start < 0
                || string.CompareOrdinal(fullName, start, part.Name, 0, part.Name.Length) != 0
                || (start > 0 && fullName[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
        }

        return end < 0;
    }
}
