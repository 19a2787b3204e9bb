using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using BalancedKernels.Generators.Parsing.Layers;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Chains;

/// <summary>
/// Checks the layers of a chain, and that the input shape of each is the output shape of the previous one.
/// </summary>
internal static class SequentialRules
{
    public static readonly Rejection NotAClass = new("it is not a class", "name a class with a layer attribute");
    public static readonly Rejection NotALayer =
        new("it has no layer attribute", "add one, such as [Linear(inputs, outputs)]");
    public static readonly Rejection HasErrors =
        new("its declaration has errors", "fix the errors that are reported there");
    public static readonly Rejection ContainsItself = new("the chain would contain itself", "remove it");
    public static readonly Rejection IsRecurrent =
        new("it is recurrent and needs a state", "call the layers one by one");
    public static readonly Rejection HasNoSizes =
        new("its sizes are passed to each call", "write them in its attribute, or call the layers one by one");

    /// <summary>Checks that there are layers, and that nothing is set that a chain does not have.</summary>
    public static bool Check(LayerDeclaration declaration, ITypeSymbol?[] types)
    {
        string name = declaration.Type.Name;
        bool valid = AttributeRules.CheckChoice<KernelTargets>(
            name, declaration.Kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, declaration.Report)
            & OperationRules.CheckMatrix("Sequential", isTable: false, declaration);
        if (types.Length > 0)
            return valid;

        declaration.Report?.Invoke(Diagnostic.Create(SequentialDiagnostics.Empty, declaration.Kind.Locate(), name));
        return false;
    }

    /// <summary>Creates the rejection of a layer that contains the chain through other layers.</summary>
    public static Rejection CreateCycle(string cycle) =>
        new($"the chain would contain itself ({cycle})", "remove one of them");

    /// <summary>Reports why a class cannot be part of a chain.</summary>
    public static ChainedLayer? Reject(LayerDeclaration declaration, ITypeSymbol? type, int index, Rejection rejection)
    {
        declaration.Report?.Invoke(Diagnostic.Create(
            SequentialDiagnostics.CannotBeChained, declaration.Kind.LocateItem(
                index), declaration.Type.Name, type?.ToDisplayString(
                SymbolDisplayFormat.MinimallyQualifiedFormat)
                ?? "null", rejection.Reason, rejection.Remedy));
        return null;
    }

    /// <summary>Checks the shapes of each layer and the previous one.</summary>
    public static bool CheckShapes(LayerDeclaration declaration, List<ChainedLayer> layers)
    {
        bool valid = true;
        for (int index = 1; index < layers.Count; index++)
        {
            ChainedLayer previous = layers[index - 1];
            ChainedLayer layer = layers[index];
            if (layer.InputShape != previous.OutputShape)
            {
                declaration.Report?.Invoke(Diagnostic.Create(
                    SequentialDiagnostics.ShapesDoNotMatch, declaration.Kind.LocateItem(
                        index), declaration.Type.Name, layer.Name, previous.Name, previous.OutputShape,
                        layer.InputShape, Remedy(
                        previous.OutputShape, layer.InputShape)));
                valid = false;
            }
        }

        return valid;
    }

    private static string Remedy(SampleShape output, SampleShape input) =>
        input.Rank == 1 && input.Numbers == output.Numbers
        ? $"put a [Flatten({output.ToString().Trim('[', ']')})] between them"
        : "change one of the two, or put a layer between them";
}
