using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK04nn: what is wrong with a chain of layers, or other than it looks.</summary>
internal static class SequentialDiagnostics
{
    private const string Category = "BalancedKernels.Sequential";

    /// <summary>BK0401: a layer takes something else than the one before it gives.</summary>
    public static readonly DiagnosticDescriptor DoesNotChain = new(
        id: "BK0401",
        title: "Two layers of a chain do not fit",
        messageFormat: "'{0}' cannot chain '{1}' after '{2}': {2} gives {3}, {1} takes {4}; {5}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each layer of a chain takes samples of the shape that the one before it gives.",
        helpLinkUri: HelpPages.For("BK0401"));

    /// <summary>BK0402: a class that cannot be part of a chain.</summary>
    public static readonly DiagnosticDescriptor NoLink = new(
        id: "BK0402",
        title: "A class cannot be part of a chain",
        messageFormat: "'{0}' cannot chain '{1}' because {2}; {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A chain is of layers whose sizes are known when the project is compiled.",
        helpLinkUri: HelpPages.For("BK0402"));

    /// <summary>BK0403: a chain of nothing.</summary>
    public static readonly DiagnosticDescriptor Empty = new(
        id: "BK0403",
        title: "A chain has no layers",
        messageFormat: "'{0}' chains no layers; name one at least: [Sequential(typeof(First), typeof(Second))]",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A chain computes what its layers compute, one after the other.",
        helpLinkUri: HelpPages.For("BK0403"));

    /// <summary>BK0404: a batch norm costs what it need not.</summary>
    public static readonly DiagnosticDescriptor NotFolded = new(
        id: "BK0404",
        title: "A batch norm is not folded",
        messageFormat: "'{0}' computes '{1}' by itself because '{2}' has no bias to take it in; write Bias = true there, the file need not have one",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A batch norm behind a layer with a bias and no activation goes into that layer's weights and costs nothing.",
        helpLinkUri: HelpPages.For("BK0404"));
}
