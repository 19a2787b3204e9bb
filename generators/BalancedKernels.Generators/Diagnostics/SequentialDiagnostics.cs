using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK04nn: errors in a chain of layers, and effects of it that the user may not expect.</summary>
internal static class SequentialDiagnostics
{
    private const string Category = "BalancedKernels.Sequential";

    /// <summary>BK0401: the input shape of a layer is not the output shape of the previous one.</summary>
    public static readonly DiagnosticDescriptor ShapesDoNotMatch = new(
        id: "BK0401",
        title: "Two layers of a chain do not fit",
        messageFormat: "'{0}' cannot chain '{1}' after '{2}': the output of {2} is {3}, but the input of {1} is {4}; {5}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The input shape of each layer of a chain is the output shape of the previous layer.",
        helpLinkUri: HelpPages.For("BK0401"));

    /// <summary>BK0402: a class that cannot be part of a chain.</summary>
    public static readonly DiagnosticDescriptor CannotBeChained = new(
        id: "BK0402",
        title: "A class cannot be part of a chain",
        messageFormat: "'{0}' cannot chain '{1}' because {2}; {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A chain consists of layers whose sizes are known at compile time.",
        helpLinkUri: HelpPages.For("BK0402"));

    /// <summary>BK0403: a chain without layers.</summary>
    public static readonly DiagnosticDescriptor Empty = new(
        id: "BK0403",
        title: "A chain has no layers",
        messageFormat: "'{0}' has no layers; name at least one: [Sequential(typeof(First), typeof(Second))]",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A chain computes its layers in order.",
        helpLinkUri: HelpPages.For("BK0403"));

    /// <summary>BK0404: a batch norm is computed although it could be folded.</summary>
    public static readonly DiagnosticDescriptor NotFolded = new(
        id: "BK0404",
        title: "A batch norm is not folded",
        messageFormat: "'{0}' computes '{1}' separately because '{2}' has no bias to fold it into; write Bias = true there, which does not require a bias in the file",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A batch norm after a layer with a bias and no activation is folded into that layer's weights and costs nothing.",
        helpLinkUri: HelpPages.For("BK0404"));
}
