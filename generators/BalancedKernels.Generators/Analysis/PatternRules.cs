using System;
using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Says where a layer is less sparse than its attribute reads.</summary>
internal static class PatternRules
{
    public static void Check(
        AnnotatedLayer layer, AttributeValues kind, AttributeValues sparse, Action<Diagnostic> report)
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

            // The columns of the matrix are no argument: what is said of them is said at the channels.
            case ConvolutionModel convolution:
                CheckRatio(convolution, convolution.Pattern, sparse, report);
                CheckWholeBlocks(
                    convolution,
                    convolution.Pattern,
                    convolution.Columns,
                    () => kind.Locate("inChannels", position: 0),
                    report);
                break;

            // Both matrices have the pattern; a size that they share is spoken of once.
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
        AnnotatedLayer layer, BalancedPattern pattern, AttributeValues sparse, Action<Diagnostic> report)
    {
        if (sparse.Has(KnownNames.Kept)
            || pattern.Kept == pattern.Block * (1 - (decimal)sparse.Get(KnownNames.Ratio, PatternParser.DefaultRatio)))
            return;

        report(Diagnostic.Create(
            PatternDiagnostics.RatioRounded,
            sparse.Locate(KnownNames.Ratio),
            layer.Type.PlainName,
            pattern.Kept,
            pattern.Block,
            Write(pattern.Ratio)));
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
            Write(pattern.TrueRatio(columns)),
            Write(pattern.Ratio)));
    }

    private static string Write(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);
}
