using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK013n: errors in the declaration of a layer without a weight matrix.</summary>
internal static class OperationDiagnostics
{
    private const string Category = "BalancedKernels.Declaration";

    /// <summary>BK0131: windows, channels or factors that do not fit each other.</summary>
    public static readonly DiagnosticDescriptor SizesDoNotFit = new(
        id: "BK0131",
        title: "The sizes of a layer do not fit each other",
        messageFormat: "'{0}' {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Sizes are 1 or more, windows fit into their input, and divisions have no remainder.",
        helpLinkUri: HelpPages.For("BK0131"));

    /// <summary>BK0132: a pattern or a weight type on a layer without a weight matrix.</summary>
    public static readonly DiagnosticDescriptor NoMatrix = new(
        id: "BK0132",
        title: "A layer has no weight matrix",
        messageFormat: "'{0}' is [{1}], which has no weight matrix; remove {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A pattern or a weight type declares how a weight matrix is stored.",
        helpLinkUri: HelpPages.For("BK0132"));
}
