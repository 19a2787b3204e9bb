using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Says where a chain computes a batch norm that could be folded.</summary>
internal static class SequentialFolding
{
    public static void Check(SequentialModel chain, AttributeValues kind, Action<Diagnostic> report)
    {
        for (int place = 1; place < chain.Layers.Count; place++)
        {
            ChainedLayer before = chain.Layers[place - 1];
            ChainedLayer layer = chain.Layers[place];
            if (layer.Role == ChainedRole.BatchNorm && before.LacksBias)
                report(
                    Diagnostic.Create(
                        SequentialDiagnostics.NotFolded,
                        kind.LocateItem(place),
                        chain.Type.PlainName,
                        layer.Name,
                        before.Name));
        }
    }
}
