using System;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The numbers of [Linear] are sizes, and its choices are among those there are.</summary>
internal static class LinearRules
{
    public static bool Check(string layer, AttributeValues linear, Action<Diagnostic>? report) =>
        AttributeRules.CheckSize(layer, linear, "inputs", position: 0, report)
        & AttributeRules.CheckSize(layer, linear, "outputs", position: 1, report)
        & AttributeRules.CheckChoices(layer, linear, report);
}
