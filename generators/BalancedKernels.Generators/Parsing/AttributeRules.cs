using System;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>What the numbers and choices of every layer kind's attribute have to be.</summary>
internal static class AttributeRules
{
    /// <summary>A constructor argument is a size.</summary>
    public static bool CheckSize(
        string layer, AttributeValues kind, string parameter, int position, Action<Diagnostic>? report) =>
        CheckSize(layer, kind.GetSize(position), parameter, () => kind.Locate(parameter, position), report);

    /// <summary>A property is a size.</summary>
    public static bool CheckSize(string layer, AttributeValues kind, string property, Action<Diagnostic>? report) =>
        CheckSize(layer, kind.Get(property, 1), property, () => kind.Locate(property), report);

    /// <summary>A number that several properties may give is a size.</summary>
    public static bool CheckSize(
        string layer, AttributeValues kind, string property, int size, string what, Action<Diagnostic>? report) =>
        CheckSize(layer, size, what, () => kind.Locate(property), report);

    /// <summary>A property is 0 or more.</summary>
    public static bool CheckNotNegative(
        string layer, AttributeValues kind, string property, int number, Action<Diagnostic>? report)
    {
        if (number >= 0)
            return true;

        report?.Invoke(
            Diagnostic.Create(DeclarationDiagnostics.NegativeNumber, kind.Locate(property), layer, property, number));
        return false;
    }

    /// <summary>The choices that every layer with an epilogue has are among those there are.</summary>
    public static bool CheckChoices(string layer, AttributeValues kind, Action<Diagnostic>? report) =>
        CheckChoice<WeightType>(layer, kind, KnownNames.WeightType, DeclarationDiagnostics.UnknownWeightType, report)
        & CheckChoice<Activation>(layer, kind, KnownNames.Activation, DeclarationDiagnostics.UnknownActivation, report)
        & CheckChoice<KernelTargets>(layer, kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, report);

    /// <summary>A property is one of the members of an enumeration.</summary>
    public static bool CheckChoice<T>(
        string layer, AttributeValues kind, string property, DiagnosticDescriptor unknown, Action<Diagnostic>? report)
        where T : struct, Enum =>
        CheckChoice<T>(layer, kind.Get(property, 0), () => kind.Locate(property), unknown, report);

    /// <summary>A number is one of the members of an enumeration.</summary>
    public static bool CheckChoice<T>(
        string layer, int choice, Func<Location> locate, DiagnosticDescriptor unknown, Action<Diagnostic>? report)
        where T : struct, Enum
    {
        if (Enum.IsDefined(typeof(T), choice))
            return true;

        report?.Invoke(Diagnostic.Create(
            unknown,
            locate(),
            layer,
            choice,
            string.Join(", ", Enum.GetNames(typeof(T)))));
        return false;
    }

    private static bool CheckSize(
        string layer, int size, string what, Func<Location> locate, Action<Diagnostic>? report)
    {
        if (size > 0)
            return true;

        report?.Invoke(Diagnostic.Create(DeclarationDiagnostics.SizeOutOfRange, locate(), layer, size, what));
        return false;
    }
}
