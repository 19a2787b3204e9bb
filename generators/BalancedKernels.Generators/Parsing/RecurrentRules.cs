using System;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The numbers of [Lstm] and [Gru] are sizes, and their choices are among those there are.</summary>
internal static class RecurrentRules
{
    public static bool Check(string layer, AttributeValues recurrent, Action<Diagnostic>? report) =>
        AttributeRules.CheckSize(layer, recurrent, KnownNames.InputsParameter, position: 0, report)
        & AttributeRules.CheckSize(layer, recurrent, KnownNames.HiddenParameter, position: 1, report)
        & AttributeRules.CheckSize(layer, recurrent, KnownNames.Layers, report)
        & AttributeRules.CheckChoice<WeightType>(
            layer, recurrent, KnownNames.WeightType, DeclarationDiagnostics.UnknownWeightType, report)
        & AttributeRules.CheckChoice<KernelTargets>(
            layer, recurrent, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, report);
}
