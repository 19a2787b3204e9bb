using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Reports a batch norm of a chain that could be folded but is computed.</summary>
internal static class FoldingRules
{
    public static void Check(SequentialModel chain, AttributeReader kind, Action<Diagnostic> report)
    {
        for (int index = 1; index < chain.Layers.Count; index++)
        {
            ChainedLayer previous = chain.Layers[index - 1];
            ChainedLayer layer = chain.Layers[index];
            if (layer.Kind == ChainedLayerKind.BatchNorm && previous.NeedsBiasToFold)
                report(
                    Diagnostic.Create(
                        SequentialDiagnostics.NotFolded,
                        kind.LocateItem(index),
                        chain.Type.PlainName,
                        layer.Name,
                        previous.Name));
        }
    }
}
