using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Checks the sizes of a layer without a weight matrix, and that it sets nothing that needs one.</summary>
internal static class OperationRules
{
    /// <param name="kind">The attribute.</param>
    /// <param name="operation">Its description; null if it has no sizes or too many.</param>
    /// <param name="declaration">The class.</param>
    public static bool Check(INamedTypeSymbol kind, OperationDescription? operation, LayerDeclaration declaration) =>
        CheckSizes(operation, declaration)
        & CheckOverridden(operation, declaration)
        & CheckChoices(operation, declaration)
        & CheckMatrix(KindRules.NameOf(kind), operation is EmbeddingDescription, declaration);

    private static bool CheckSizes(OperationDescription? operation, LayerDeclaration declaration)
    {
        OperationFault? fault = operation is null
            ? new OperationFault(
                "has no sizes of a sample, or more than three",
                "write the channels, then height and width, or a length, or nothing else")
            : operation.Fault;
        if (fault is null)
            return true;

        if (fault.TooLarge is { } name)
            return new SizeLimits(declaration).Check(name, fault.Numbers);

        declaration.Report?.Invoke(
            Diagnostic.Create(
                OperationDiagnostics.SizesDoNotFit,
                declaration.Kind.Locate(),
                declaration.Type.Name,
                fault.Reason,
                fault.Remedy));
        return false;
    }

    // A number for both axes is checked even if each axis has its own number, so that it is never used.
    private static bool CheckOverridden(OperationDescription? operation, LayerDeclaration declaration)
    {
        AttributeReader kind = declaration.Kind;
        string layer = declaration.Type.Name;
        if (operation is not PoolDescription { Input.Rank: 3 })
            return true;

        return (
            !IsOverridden("Kernel") || AttributeRules.CheckSize(layer, kind, "kernel", position: 3, declaration.Report))
            & (
                !IsOverridden(KnownNames.Stride)
                    || AttributeRules.CheckSize(layer, kind, KnownNames.Stride, declaration.Report))
            & (
                !IsOverridden(KnownNames.Padding)
                    || AttributeRules.CheckNotNegative(
                        layer, kind, KnownNames.Padding, kind.GetProperty(KnownNames.Padding, 0), declaration.Report));

        bool IsOverridden(string property) =>
            kind.HasProperty(property + KnownNames.Height) && kind.HasProperty(property + KnownNames.Width);
    }

    private static bool CheckChoices(OperationDescription? operation, LayerDeclaration declaration)
    {
        string layer = declaration.Type.Name;
        bool valid = AttributeRules.CheckChoice<KernelTargets>(
            layer, declaration.Kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, declaration.Report);
        return operation switch
        {
            ActivationDescription activation => valid & AttributeRules.CheckChoice<Activation>(
                layer, (int)activation.Activation, () => declaration.Kind.Locate(
                    "activation", position: 0), DeclarationDiagnostics.UnknownActivation, declaration.Report),
            EmbeddingDescription =>
                valid & AttributeRules.CheckChoice<WeightType>(
                    layer,
                    declaration.Kind,
                    KnownNames.WeightType,
                    DeclarationDiagnostics.UnknownWeightType,
                    declaration.Report),
            _ => valid,
        };
    }

    /// <summary>Checks that nothing is set that needs a weight matrix.</summary>
    /// <param name="kind">The attribute as it is written in brackets.</param>
    /// <param name="isTable">Whether the layer has a table, which has a weight type.</param>
    /// <param name="declaration">The class.</param>
    public static bool CheckMatrix(string kind, bool isTable, LayerDeclaration declaration)
    {
        bool valid = true;
        foreach (AttributeReader sparse in declaration.Sparse)
            valid = Reject(kind, sparse.Locate(), "[BalancedSparse]", declaration);
        if (!isTable && declaration.Kind.HasProperty(KnownNames.WeightType))
            valid = Reject(kind, declaration.Kind.Locate(KnownNames.WeightType), KnownNames.WeightType, declaration);

        return valid;
    }

    private static bool Reject(string kind, Location location, string name, LayerDeclaration declaration)
    {
        declaration.Report?.Invoke(
            Diagnostic.Create(OperationDiagnostics.NoMatrix, location, declaration.Type.Name, kind, name));
        return false;
    }
}
