using System;
using System.Globalization;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [BalancedSparse] to a pattern.</summary>
internal static class PatternParser
{
    /// <summary>The share of each block that is removed where none is given.</summary>
    public const double DefaultRatio = 0.75;

    private const int DefaultBlock = 32;

    private static readonly BalancedPattern Dense = new(DefaultBlock, DefaultBlock);

    /// <returns>The pattern, that of a dense layer without [BalancedSparse]; null where something is out of range.</returns>
    public static BalancedPattern? Parse(LayerReading reading) =>
        reading.Sparse is { } sparse ? Parse(reading.Type.Name, sparse, reading.Report) : Dense;

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

        return BalancedPattern.IsBlock(block) ? BalancedPattern.FromRatio(block, ratio) : null;
    }

    private static string Write(double ratio) => ratio.ToString(CultureInfo.InvariantCulture);
}
