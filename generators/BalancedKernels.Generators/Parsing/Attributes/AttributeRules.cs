using System;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Attributes;

/// <summary>Checks the numbers and enumeration values that the attributes of several layer kinds have.</summary>
internal static class AttributeRules
{
    /// <summary>Checks that a constructor argument is positive.</summary>
    public static bool CheckSize(
        string layer, AttributeReader kind, string parameter, int position, Action<Diagnostic>? report) =>
        CheckSize(layer, kind.GetNumber(position), parameter, () => kind.Locate(parameter, position), report);

    /// <summary>Checks that a property is positive.</summary>
    public static bool CheckSize(string layer, AttributeReader kind, string property, Action<Diagnostic>? report) =>
        CheckSize(layer, kind.GetProperty(property, 1), property, () => kind.Locate(property), report);

    /// <summary>Checks that a number is positive that several properties can set.</summary>
    public static bool CheckSize(
        string layer, AttributeReader kind, string property, int size, string name, Action<Diagnostic>? report) =>
        CheckSize(layer, size, name, () => kind.Locate(property), report);

    /// <summary>Checks that a property is not negative.</summary>
    public static bool CheckNotNegative(
        string layer, AttributeReader kind, string property, int number, Action<Diagnostic>? report)
    {
        if (number >= 0)
            return true;

        report?.Invoke(
            Diagnostic.Create(DeclarationDiagnostics.NegativeNumber, kind.Locate(property), layer, property, number));
        return false;
    }

    /// <summary>Checks the weight type, the activation and the targets.</summary>
    public static bool CheckChoices(string layer, AttributeReader kind, Action<Diagnostic>? report) =>
        CheckChoice<WeightType>(layer, kind, KnownNames.WeightType, DeclarationDiagnostics.UnknownWeightType, report)
        & CheckChoice<Activation>(layer, kind, KnownNames.Activation, DeclarationDiagnostics.UnknownActivation, report)
        & CheckChoice<KernelTargets>(layer, kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, report);

    /// <summary>Checks that a property is a member of its enumeration.</summary>
    public static bool CheckChoice<T>(
        string layer, AttributeReader kind, string property, DiagnosticDescriptor unknown, Action<Diagnostic>? report)
        where T : struct, Enum =>
        CheckChoice<T>(layer, kind.GetProperty(property, 0), () => kind.Locate(property), unknown, report);

    /// <summary>Checks that a number is a member of an enumeration.</summary>
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
        string layer, int size, string name, Func<Location> locate, Action<Diagnostic>? report)
    {
        if (size > 0)
            return true;

        report?.Invoke(Diagnostic.Create(DeclarationDiagnostics.SizeOutOfRange, locate(), layer, size, name));
        return false;
    }
}
