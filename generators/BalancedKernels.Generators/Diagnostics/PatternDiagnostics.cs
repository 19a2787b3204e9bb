using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK02nn: errors in a pattern, and effects of it that the user may not expect.</summary>
internal static class PatternDiagnostics
{
    private const string Category = "BalancedKernels.Pattern";

    /// <summary>BK0201: the ratio does not give a whole number of weights.</summary>
    public static readonly DiagnosticDescriptor RatioRounded = new(
        id: "BK0201",
        title: "The ratio is rounded to whole weights",
        messageFormat: "'{0}' keeps {1} of every {2} weights, a true ratio of {3}; write Kept = {1} to declare it exactly",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A block keeps a whole number of weights, the same in every row.",
        helpLinkUri: HelpPages.For("BK0201"));

    /// <summary>BK0202: a block that is too large for indices of one byte, or too small.</summary>
    public static readonly DiagnosticDescriptor BlockOutOfRange = new(
        id: "BK0202",
        title: "The block is out of range",
        messageFormat: "Block = {1} of '{0}' is out of range; write {2} to {3}, preferably 4, 8, 16, 32 or 64",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A block has at least two weights, and an index inside it fits into one byte.",
        helpLinkUri: HelpPages.For("BK0202"));

    /// <summary>BK0203: a ratio that is not a fraction.</summary>
    public static readonly DiagnosticDescriptor RatioOutOfRange = new(
        id: "BK0203",
        title: "The ratio is out of range",
        messageFormat: "Ratio = {1} of '{0}' is out of range; write the fraction to remove, from 0 up to but not including 1",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The ratio is the fraction of weights to remove; a block keeps at least one weight.",
        helpLinkUri: HelpPages.For("BK0203"));

    /// <summary>BK0204: two properties that declare the same thing.</summary>
    public static readonly DiagnosticDescriptor RatioAndKept = new(
        id: "BK0204",
        title: "Ratio and Kept are both set",
        messageFormat: "'{0}' sets both Ratio = {1} and Kept = {2}; remove one of them",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kept declares exactly what Ratio declares approximately, so they may disagree.",
        helpLinkUri: HelpPages.For("BK0204"));

    /// <summary>BK0205: more kept weights than the block has, or none.</summary>
    public static readonly DiagnosticDescriptor KeptOutOfRange = new(
        id: "BK0205",
        title: "The number of kept weights is out of range",
        messageFormat: "Kept = {1} of '{0}' is out of range; a block of {2} keeps 1 to {2} weights",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A block keeps at least one of its weights and at most all.",
        helpLinkUri: HelpPages.For("BK0205"));

    /// <summary>BK0206: the block does not divide the inputs.</summary>
    public static readonly DiagnosticDescriptor RaggedLastBlock = new(
        id: "BK0206",
        title: "The last block is ragged",
        messageFormat: "{1} inputs of '{0}' leave {2} for the last block of {3}, a true ratio of {4} instead of {5}; prefer a multiple of {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A ragged last block is padded with zero columns and has as many slots as every other block.",
        helpLinkUri: HelpPages.For("BK0206"));

    /// <summary>BK0207: two equal patterns.</summary>
    public static readonly DiagnosticDescriptor PatternTwice = new(
        id: "BK0207",
        title: "A pattern is declared twice",
        messageFormat: "'{0}' already has {1}; declare each pattern once",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A layer has kernels for each of its patterns; the pattern of the loaded weights selects the kernels.",
        helpLinkUri: HelpPages.For("BK0207"));
}
