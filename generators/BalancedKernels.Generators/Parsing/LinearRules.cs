using System;
using BalancedKernels.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The numbers of [Linear] are sizes, and its choices are among those there are.</summary>
internal static class LinearRules
{
    public static bool Check(string layer, AttributeValues linear, Action<Diagnostic>? report) =>
        CheckSize(layer, linear, "inputs", position: 0, report)
        & CheckSize(layer, linear, "outputs", position: 1, report)
        & CheckChoice<Precision>(layer, linear, KnownNames.Weights, DeclarationDiagnostics.UnknownPrecision, report)
        & CheckChoice<Activation>(layer, linear, KnownNames.Activation, DeclarationDiagnostics.UnknownActivation, report)
        & CheckChoice<KernelTargets>(layer, linear, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, report);

    private static bool CheckSize(string layer, AttributeValues linear, string parameter, int position, Action<Diagnostic>? report)
    {
        int size = linear.GetSize(position);
        if (size > 0)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.SizeOutOfRange,
            linear.Locate(parameter, position),
            layer,
            size,
            parameter));
        return false;
    }

    private static bool CheckChoice<T>(string layer, AttributeValues linear, string property, DiagnosticDescriptor unknown, Action<Diagnostic>? report)
        where T : struct, Enum
    {
        int choice = linear.Get(property, 0);
        if (Enum.IsDefined(typeof(T), choice))
            return true;

        report?.Invoke(Diagnostic.Create(
            unknown,
            linear.Locate(property),
            layer,
            choice,
            string.Join(", ", Enum.GetNames(typeof(T)))));
        return false;
    }
}
