using System;
using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Patterns;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Reports layers that are less sparse than their attribute declares.</summary>
internal static class PatternRules
{
    public static void Check(
        AnnotatedLayer layer, AttributeReader kind, AttributeReader sparse, Action<Diagnostic> report)
    {
        switch (layer)
        {
            case LayerModel linear:
                CheckRatio(linear, linear.Pattern, sparse, report);
                CheckWholeBlocks(
                    linear,
                    linear.Pattern,
                    linear.Shape.Inputs,
                    () => kind.Locate(KnownNames.InputsParameter, position: 0),
                    report);
                break;

            // The columns of the matrix are not an argument: they are reported at the channels.
            case ConvolutionModel convolution:
                CheckRatio(convolution, convolution.Pattern, sparse, report);
                CheckWholeBlocks(
                    convolution,
                    convolution.Pattern,
                    convolution.Columns,
                    () => kind.Locate("inChannels", position: 0),
                    report);
                break;

            // Both matrices have the pattern; a size that they share is reported once.
            case RecurrentModel { Shape: { } shape } recurrent:
                CheckRatio(recurrent, recurrent.Pattern, sparse, report);
                CheckWholeBlocks(
                    recurrent,
                    recurrent.Pattern,
                    shape.Inputs,
                    () => kind.Locate(KnownNames.InputsParameter, position: 0),
                    report);
                if (shape.Hidden != shape.Inputs)
                    CheckWholeBlocks(
                        recurrent,
                        recurrent.Pattern,
                        shape.Hidden,
                        () => kind.Locate(KnownNames.HiddenParameter, position: 1),
                        report);
                break;
        }
    }

    private static void CheckRatio(
        AnnotatedLayer layer, BalancedPattern pattern, AttributeReader sparse, Action<Diagnostic> report)
    {
        if (sparse.HasProperty(KnownNames.Kept)
            || pattern.Kept == pattern.Block * (
                1 - (decimal)sparse.GetProperty(KnownNames.Ratio, PatternParser.DefaultRatio)))
            return;

        report(Diagnostic.Create(
            PatternDiagnostics.RatioRounded,
            sparse.Locate(KnownNames.Ratio),
            layer.Type.PlainName,
            pattern.Kept,
            pattern.Block,
            Format(pattern.Ratio)));
    }

    private static void CheckWholeBlocks(
        AnnotatedLayer layer, BalancedPattern pattern, int columns, Func<Location> locate, Action<Diagnostic> report)
    {
        if (pattern.IsDense || !pattern.IsRagged(columns))
            return;

        report(Diagnostic.Create(
            PatternDiagnostics.RaggedLastBlock,
            locate(),
            layer.Type.PlainName,
            columns,
            pattern.LastBlockColumns(columns),
            pattern.Block,
            Format(pattern.TrueRatio(columns)),
            Format(pattern.Ratio)));
    }

    private static string Format(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);
}
