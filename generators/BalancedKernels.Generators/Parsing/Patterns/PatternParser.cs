using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Patterns;

/// <summary>Parses [BalancedSparse] to patterns.</summary>
internal static class PatternParser
{
    /// <summary>The default ratio: the fraction of each block that is removed.</summary>
    public const double DefaultRatio = 0.75;

    private const int DefaultBlock = 32;

    private static readonly BalancedPattern Dense = new(DefaultBlock, DefaultBlock);

    /// <summary>
    /// Parses the patterns of a layer in the order of the attributes; an added dense pattern is the last.
    /// </summary>
    /// <returns>At least one pattern, without duplicates; null if the declaration has an error.</returns>
    public static IReadOnlyList<BalancedPattern>? Parse(LayerDeclaration declaration)
    {
        List<BalancedPattern> patterns = [];
        bool valid = true;
        foreach (AttributeReader sparse in declaration.Sparse)
        {
            if (Parse(declaration.Type.Name, sparse, declaration.Report) is not { } pattern)
                valid = false;
            else if (Contains(patterns, pattern))
                valid = ReportDuplicate(declaration, sparse, pattern);
            else
                patterns.Add(pattern);
        }

        if (patterns.Count == 0
            || (
                declaration.Kind.GetProperty(KnownNames.Dense, false)
                    && !patterns.Exists(static pattern => pattern.IsDense)))
            patterns.Add(Dense);

        return valid ? patterns : null;
    }

    private static bool Contains(List<BalancedPattern> patterns, BalancedPattern pattern) =>
        patterns.Exists(other => other == pattern || (other.IsDense && pattern.IsDense));

    private static bool ReportDuplicate(LayerDeclaration declaration, AttributeReader sparse, BalancedPattern pattern)
    {
        declaration.Report?.Invoke(Diagnostic.Create(
            PatternDiagnostics.PatternTwice, sparse.Locate(), declaration.Type.Name, pattern.IsDense
                ? "the dense form"
                : $"pattern {pattern}"));
        return false;
    }

    private static BalancedPattern? Parse(string layer, AttributeReader sparse, Action<Diagnostic>? report)
    {
        if (sparse.HasErrors)
            return null;

        int block = sparse.GetProperty(KnownNames.Block, DefaultBlock);
        if (!BalancedPattern.IsBlock(block))
        {
            report?.Invoke(Diagnostic.Create(
                PatternDiagnostics.BlockOutOfRange,
                sparse.Locate(KnownNames.Block),
                layer,
                block,
                BalancedPattern.MinBlock,
                BalancedPattern.MaxBlock));
        }

        return sparse.HasProperty(KnownNames.Kept)
            ? ParseKept(layer, block, sparse, report)
            : ParseRatio(layer, block, sparse, report);
    }

    private static BalancedPattern? ParseKept(
        string layer, int block, AttributeReader sparse, Action<Diagnostic>? report)
    {
        int kept = sparse.GetProperty(KnownNames.Kept, 0);

        if (sparse.HasProperty(KnownNames.Ratio))
        {
            report?.Invoke(Diagnostic.Create(
                PatternDiagnostics.RatioAndKept,
                sparse.Locate(KnownNames.Ratio),
                layer,
                Format(sparse.GetProperty(KnownNames.Ratio, DefaultRatio)),
                kept));
            return null;
        }

        if (!BalancedPattern.IsBlock(block))
            return null;

        if (kept >= 1 && kept <= block)
            return new BalancedPattern(block, kept);

        report?.Invoke(
            Diagnostic.Create(PatternDiagnostics.KeptOutOfRange, sparse.Locate(KnownNames.Kept), layer, kept, block));
        return null;
    }

    private static BalancedPattern? ParseRatio(
        string layer, int block, AttributeReader sparse, Action<Diagnostic>? report)
    {
        double ratio = sparse.GetProperty(KnownNames.Ratio, DefaultRatio);
        if (!BalancedPattern.IsRatio(ratio))
        {
            report?.Invoke(
                Diagnostic.Create(
                    PatternDiagnostics.RatioOutOfRange, sparse.Locate(KnownNames.Ratio), layer, Format(ratio)));
            return null;
        }

        return BalancedPattern.IsBlock(block) ? BalancedPattern.FromRatio(block, ratio) : null;
    }

    private static string Format(double ratio) => ratio.ToString(CultureInfo.InvariantCulture);
}
