using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>
/// The sizes of a layer without a weight matrix fit each other, and it is asked for nothing that needs one.
/// </summary>
internal static class OperationRules
{
    /// <param name="kind">The attribute.</param>
    /// <param name="operation">What it says; null where it gives no sizes, or too many.</param>
    /// <param name="reading">The class.</param>
    public static bool Check(INamedTypeSymbol kind, OperationDescription? operation, LayerReading reading) =>
        CheckSizes(
            operation, reading) & CheckOverridden(operation, reading) & CheckChoices(operation, reading) & CheckMatrix(
            KindRules.NameOf(kind), operation is EmbeddingDescription, reading);

    private static bool CheckSizes(OperationDescription? operation, LayerReading reading)
    {
        OperationFault? fault = operation is null
            ? new OperationFault(
                "gives no sizes of a sample, or more than three",
                "write the channels, then height and width, or a length, or nothing else")
            : operation.Fault;
        if (fault is null)
            return true;

        if (fault.TooLarge is { } what)
            return new SizeLimits(reading).Check(what, fault.Numbers);

        reading.Report?.Invoke(
            Diagnostic.Create(
                OperationDiagnostics.SizesDoNotFit,
                reading.Kind.Locate(),
                reading.Type.Name,
                fault.Reason,
                fault.Remedy));
        return false;
    }

    // What is given for both axes stays unused where each axis has its own number; it is still one that could be used.
    private static bool CheckOverridden(OperationDescription? operation, LayerReading reading)
    {
        AttributeValues kind = reading.Kind;
        string layer = reading.Type.Name;
        if (operation is not PoolDescription { Input.Rank: 3 })
            return true;

        return (!IsOverridden("Kernel") || AttributeRules.CheckSize(layer, kind, "kernel", position: 3, reading.Report))
            & (
                !IsOverridden(KnownNames.Stride)
                    || AttributeRules.CheckSize(layer, kind, KnownNames.Stride, reading.Report))
            & (
                !IsOverridden(KnownNames.Padding)
                    || AttributeRules.CheckNotNegative(
                        layer, kind, KnownNames.Padding, kind.Get(KnownNames.Padding, 0), reading.Report));

        bool IsOverridden(string property) =>
            kind.Has(property + KnownNames.Height) && kind.Has(property + KnownNames.Width);
    }

    private static bool CheckChoices(OperationDescription? operation, LayerReading reading)
    {
        string layer = reading.Type.Name;
        bool good = AttributeRules.CheckChoice<KernelTargets>(
            layer, reading.Kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, reading.Report);
        return operation switch
        {
            ActivationDescription activation => good & AttributeRules.CheckChoice<Activation>(
                layer, (int)activation.Activation, () => reading.Kind.Locate(
                    "activation", position: 0), DeclarationDiagnostics.UnknownActivation, reading.Report),
            EmbeddingDescription =>
                good & AttributeRules.CheckChoice<WeightType>(
                    layer,
                    reading.Kind,
                    KnownNames.WeightType,
                    DeclarationDiagnostics.UnknownWeightType,
                    reading.Report),
            _ => good,
        };
    }

    /// <summary>Checks that nothing is said of a weight matrix.</summary>
    /// <param name="kind">The attribute as it is written in brackets.</param>
    /// <param name="isTable">Whether there is a table that a precision is said of.</param>
    /// <param name="reading">The class.</param>
    public static bool CheckMatrix(string kind, bool isTable, LayerReading reading)
    {
        bool good = true;
        foreach (AttributeValues sparse in reading.Sparse)
            good = Refuse(kind, sparse.Locate(), "[BalancedSparse]", reading);
        if (!isTable && reading.Kind.Has(KnownNames.WeightType))
            good = Refuse(kind, reading.Kind.Locate(KnownNames.WeightType), KnownNames.WeightType, reading);

        return good;
    }

    private static bool Refuse(string kind, Location place, string what, LayerReading reading)
    {
        reading.Report?.Invoke(Diagnostic.Create(OperationDiagnostics.NoMatrix, place, reading.Type.Name, kind, what));
        return false;
    }
}
