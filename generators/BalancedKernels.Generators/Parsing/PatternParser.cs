using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [BalancedSparse] to patterns.</summary>
internal static class PatternParser
{
    /// <summary>The share of each block that is removed where none is given.</summary>
    public const double DefaultRatio = 0.75;

    private const int DefaultBlock = 32;

    private static readonly BalancedPattern Dense = new(DefaultBlock, DefaultBlock);

    /// <summary>Reads the patterns of a layer, in the order of the attributes; the dense one is the last.</summary>
    /// <returns>One pattern or more, none twice; null where something is out of range.</returns>
    public static IReadOnlyList<BalancedPattern>? Parse(LayerReading reading)
    {
        List<BalancedPattern> patterns = [];
        bool good = true;
        foreach (AttributeValues sparse in reading.Sparse)
        {
            if (Parse(reading.Type.Name, sparse, reading.Report) is not { } pattern)
                good = false;
            else if (IsGiven(patterns, pattern))
                good = Refuse(reading, sparse, pattern);
            else
                patterns.Add(pattern);
        }

        if (patterns.Count == 0
            || (reading.Kind.Get(KnownNames.Dense, false) && !patterns.Exists(static pattern => pattern.IsDense)))
            patterns.Add(Dense);

        return good ? patterns : null;
    }

    private static bool IsGiven(List<BalancedPattern> patterns, BalancedPattern pattern) =>
        patterns.Exists(other => other == pattern || (other.IsDense && pattern.IsDense));

    private static bool Refuse(LayerReading reading, AttributeValues sparse, BalancedPattern pattern)
    {
        reading.Report?.Invoke(Diagnostic.Create(
            PatternDiagnostics.PatternTwice, sparse.Locate(), reading.Type.Name, pattern.IsDense
                ? "the dense form"
                : $"pattern {pattern}"));
        return false;
    }

    private static BalancedPattern? Parse(string layer, AttributeValues sparse, Action<Diagnostic>? report)
    {
        if (sparse.IsBroken)
            return null;

        int block = sparse.Get(KnownNames.Block, DefaultBlock);
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

        return sparse.Has(KnownNames.Kept)
            ? ParseKept(layer, block, sparse, report)
            : ParseRatio(layer, block, sparse, report);
    }

    private static BalancedPattern? ParseKept(
        string layer, int block, AttributeValues sparse, Action<Diagnostic>? report)
    {
        int kept = sparse.Get(KnownNames.Kept, 0);

        if (sparse.Has(KnownNames.Ratio))
        {
            report?.Invoke(Diagnostic.Create(
                PatternDiagnostics.RatioAndKept,
                sparse.Locate(KnownNames.Ratio),
                layer,
                Write(sparse.Get(KnownNames.Ratio, DefaultRatio)),
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
        string layer, int block, AttributeValues sparse, Action<Diagnostic>? report)
    {
        double ratio = sparse.Get(KnownNames.Ratio, DefaultRatio);
        if (!BalancedPattern.IsRatio(ratio))
        {
            report?.Invoke(
                Diagnostic.Create(
                    PatternDiagnostics.RatioOutOfRange, sparse.Locate(KnownNames.Ratio), layer, Write(ratio)));
            return null;
        }

        return BalancedPattern.IsBlock(block) ? BalancedPattern.FromRatio(block, ratio) : null;
    }

    private static string Write(double ratio) => ratio.ToString(CultureInfo.InvariantCulture);
}
