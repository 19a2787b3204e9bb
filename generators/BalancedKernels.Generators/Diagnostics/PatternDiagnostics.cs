using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK02nn: what is wrong with a pattern, or other than it looks.</summary>
internal static class PatternDiagnostics
{
    private const string Category = "BalancedKernels.Pattern";

    /// <summary>BK0201: the ratio asks for a fraction of a weight.</summary>
    public static readonly DiagnosticDescriptor RatioRounded = new(
        id: "BK0201",
        title: "The ratio is rounded to whole weights",
        messageFormat: "'{0}' keeps {1} of every {2} weights, a true ratio of {3}; write Kept = {1} to say so",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A block keeps a whole number of weights, the same in every row.",
        helpLinkUri: HelpPages.For("BK0201"));

    /// <summary>BK0202: a block that no index of one byte reaches through, or no block at all.</summary>
    public static readonly DiagnosticDescriptor BlockOutOfRange = new(
        id: "BK0202",
        title: "The block is out of range",
        messageFormat: "Block = {1} of '{0}' is out of range; write {2} to {3}, best one of 4, 8, 16, 32 and 64",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A block has two weights at least, and an index inside it fits one byte.",
        helpLinkUri: HelpPages.For("BK0202"));

    /// <summary>BK0203: a share to remove that is no share.</summary>
    public static readonly DiagnosticDescriptor RatioOutOfRange = new(
        id: "BK0203",
        title: "The ratio is out of range",
        messageFormat: "Ratio = {1} of '{0}' is out of range; write a share to remove from 0 up to but not including 1",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The ratio is the share of weights to remove; a block keeps one weight at least.",
        helpLinkUri: HelpPages.For("BK0203"));

    /// <summary>BK0204: the same thing said twice.</summary>
    public static readonly DiagnosticDescriptor RatioAndKept = new(
        id: "BK0204",
        title: "Ratio and Kept are both given",
        messageFormat: "'{0}' gives both Ratio = {1} and Kept = {2}; keep one of the two",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kept says exactly what Ratio says roughly: they may disagree.",
        helpLinkUri: HelpPages.For("BK0204"));

    /// <summary>BK0205: more weights kept than there are, or none.</summary>
    public static readonly DiagnosticDescriptor KeptOutOfRange = new(
        id: "BK0205",
        title: "The number of kept weights is out of range",
        messageFormat: "Kept = {1} of '{0}' is out of range; a block of {2} keeps 1 to {2} weights",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A block keeps one weight at least and all of them at most.",
        helpLinkUri: HelpPages.For("BK0205"));

    /// <summary>BK0206: the blocks do not divide the inputs.</summary>
    public static readonly DiagnosticDescriptor RaggedLastBlock = new(
        id: "BK0206",
        title: "The last block is ragged",
        messageFormat: "{1} inputs of '{0}' leave {2} for the last block of {3}, a true ratio of {4} instead of {5}; prefer a multiple of {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A ragged last block is padded with zero columns and keeps as many slots as every other.",
        helpLinkUri: HelpPages.For("BK0206"));

    /// <summary>BK0207: one pattern twice.</summary>
    public static readonly DiagnosticDescriptor PatternTwice = new(
        id: "BK0207",
        title: "A pattern is given twice",
        messageFormat: "'{0}' has {1} already; write each pattern once",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A layer has kernels for each of its patterns, and the pattern of the weights decides which of them run.",
        helpLinkUri: HelpPages.For("BK0207"));
}
