using System;
using System.Globalization;
using BalancedKernels.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [BalancedSparse] to a pattern.</summary>
internal static class PatternParser
{
    private const int DefaultBlock = 32;
    private const double DefaultRatio = 0.75;

    /// <summary>Gets the pattern of a layer without [BalancedSparse].</summary>
    public static BalancedPattern Dense { get; } = new(DefaultBlock, DefaultBlock);

    /// <returns>The pattern; null where it is out of range.</returns>
    public static BalancedPattern? Parse(string layer, int inputs, AttributeValues linear, AttributeValues sparse, Action<Diagnostic>? report)
    {
        if (sparse.IsBroken)
            return null;

        int block = sparse.Get(KnownNames.Block, DefaultBlock);
        bool isBlock = BalancedPattern.IsBlock(block);
        if (!isBlock)
        {
            report?.Invoke(Diagnostic.Create(
                PatternDiagnostics.BlockOutOfRange,
                sparse.Locate(KnownNames.Block),
                layer,
                block,
                BalancedPattern.MinBlock,
                BalancedPattern.MaxBlock));
        }

        BalancedPattern? pattern = sparse.Has(KnownNames.Kept)
            ? ParseKept(layer, block, sparse, report)
            : ParseRatio(layer, block, sparse, report);

        if (pattern is { } known)
            CheckWholeBlocks(layer, inputs, "inputs", position: 0, linear, known, report);

        return pattern;
    }

    /// <summary>Says where blocks do not divide the columns of a matrix.</summary>
    public static void CheckWholeBlocks(
        string layer, int columns, string parameter, int position, AttributeValues kind, BalancedPattern pattern, Action<Diagnostic>? report)
    {
        if (pattern.IsDense || columns <= 0 || !pattern.IsRagged(columns))
            return;

        report?.Invoke(Diagnostic.Create(
            PatternDiagnostics.RaggedLastBlock,
            kind.Locate(parameter, position),
            layer,
            columns,
            pattern.LastBlockColumns(columns),
            pattern.Block,
            WriteShort(pattern.TrueRatio(columns)),
            WriteShort(pattern.Ratio)));
    }

    private static BalancedPattern? ParseKept(string layer, int block, AttributeValues sparse, Action<Diagnostic>? report)
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

        report?.Invoke(Diagnostic.Create(PatternDiagnostics.KeptOutOfRange, sparse.Locate(KnownNames.Kept), layer, kept, block));
        return null;
    }

    private static BalancedPattern? ParseRatio(string layer, int block, AttributeValues sparse, Action<Diagnostic>? report)
    {
        double ratio = sparse.Get(KnownNames.Ratio, DefaultRatio);
        if (!BalancedPattern.IsRatio(ratio))
        {
            report?.Invoke(Diagnostic.Create(PatternDiagnostics.RatioOutOfRange, sparse.Locate(KnownNames.Ratio), layer, Write(ratio)));
            return null;
        }

        if (!BalancedPattern.IsBlock(block))
            return null;

        BalancedPattern pattern = BalancedPattern.FromRatio(block, ratio);
        if (pattern.Kept != block * (1 - (decimal)ratio))
        {
            report?.Invoke(Diagnostic.Create(
                PatternDiagnostics.RatioRounded,
                sparse.Locate(KnownNames.Ratio),
                layer,
                pattern.Kept,
                block,
                WriteShort(pattern.Ratio)));
        }

        return pattern;
    }

    private static string Write(double ratio) => ratio.ToString(CultureInfo.InvariantCulture);

    private static string WriteShort(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);
}
