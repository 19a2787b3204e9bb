using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK013n: what is wrong with a layer without a weight matrix.</summary>
internal static class OperationDiagnostics
{
    private const string Category = "BalancedKernels.Declaration";

    /// <summary>BK0131: windows, channels or factors that do not go together.</summary>
    public static readonly DiagnosticDescriptor SizesDoNotFit = new(
        id: "BK0131",
        title: "The sizes of a layer do not fit each other",
        messageFormat: "'{0}' {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Sizes are 1 or more, windows fit what they slide over, and what is divided divides.",
        helpLinkUri: HelpPages.For("BK0131"));

    /// <summary>BK0132: something about weights where there are none.</summary>
    public static readonly DiagnosticDescriptor NoMatrix = new(
        id: "BK0132",
        title: "A layer has no weight matrix",
        messageFormat: "'{0}' is [{1}], which has no weight matrix; take {2} away",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A pattern or a precision says how a weight matrix is stored.",
        helpLinkUri: HelpPages.For("BK0132"));
}
