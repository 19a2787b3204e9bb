using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>A chain is of layers, and each takes what the one before it gives.</summary>
internal static class SequentialRules
{
    public static readonly Obstacle NoClass = new("it is no class", "name a class with a layer's attribute");
    public static readonly Obstacle NoLayer =
        new("it has no layer's attribute", "add one, such as [Linear(inputs, outputs)]");
    public static readonly Obstacle Faulty = new("something is wrong with it", "see what is said where it is declared");
    public static readonly Obstacle HoldsItself = new("the chain would hold itself", "take it out");
    public static readonly Obstacle GoesThroughSequences =
        new("it goes through sequences with a state", "call the layers one by one");
    public static readonly Obstacle NoSizes =
        new("its sizes are given with each call", "write them in its attribute, or call the layers one by one");

    /// <summary>Checks that there are layers, and that nothing is asked for that a chain does not have.</summary>
    public static bool Check(LayerReading reading, ITypeSymbol?[] types)
    {
        string name = reading.Type.Name;
        bool good = AttributeRules.CheckChoice<KernelTargets>(
            name, reading.Kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, reading.Report)
            & OperationRules.CheckMatrix("Sequential", isTable: false, reading);
        if (types.Length > 0)
            return good;

        reading.Report?.Invoke(Diagnostic.Create(SequentialDiagnostics.Empty, reading.Kind.Locate(), name));
        return false;
    }

    /// <summary>Says why a class cannot be in a chain.</summary>
    public static ChainedLayer? Refuse(LayerReading reading, ITypeSymbol? type, int place, Obstacle obstacle)
    {
        reading.Report?.Invoke(Diagnostic.Create(
            SequentialDiagnostics.NoLink, reading.Kind.LocateItem(place), reading.Type.Name, type?.ToDisplayString(
                SymbolDisplayFormat.MinimallyQualifiedFormat)
                ?? "null", obstacle.Reason, obstacle.Remedy));
        return null;
    }

    /// <summary>Checks each layer against the one before it.</summary>
    public static bool CheckShapes(LayerReading reading, List<ChainedLayer> layers)
    {
        bool good = true;
        for (int place = 1; place < layers.Count; place++)
        {
            ChainedLayer before = layers[place - 1];
            ChainedLayer layer = layers[place];
            if (layer.Takes != before.Gives)
            {
                reading.Report?.Invoke(Diagnostic.Create(
                    SequentialDiagnostics.DoesNotChain, reading.Kind.LocateItem(
                        place), reading.Type.Name, layer.Name, before.Name, before.Gives, layer.Takes, Remedy(
                        before.Gives, layer.Takes)));
                good = false;
            }
        }

        return good;
    }

    private static string Remedy(SampleShape gives, SampleShape takes) =>
        takes.Rank == 1 && takes.Numbers == gives.Numbers
        ? $"put a [Flatten({gives.ToString().Trim('[', ']')})] between them"
        : "change one of the two, or put a layer between them";
}
