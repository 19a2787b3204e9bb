using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>
/// From the patterns of a class to its model: one layer, or one for each pattern, whose kernels are in types nested in
/// the class.
/// </summary>
internal static class PatternModels
{
    /// <param name="reading">The class.</param>
    /// <param name="shell">The class, as it is re-opened.</param>
    /// <param name="patterns">Its patterns, one or more.</param>
    /// <param name="make">Makes the layer with one pattern.</param>
    public static AnnotatedLayer Make(
        LayerReading reading, TypeShell shell, IReadOnlyList<BalancedPattern> patterns,
        Func<TypeShell, BalancedPattern, AnnotatedLayer> make)
    {
        if (patterns.Count == 1)
            return make(shell, patterns[0]);

        IEnumerable<AnnotatedLayer> forms =
            patterns.Select((pattern, form) => make(Nest(reading, shell, pattern, form), pattern));
        return new PatternsModel(
            shell, new EquatableArray<AnnotatedLayer>([.. forms]), reading.Devices.Gpu) { Cpu = reading.Devices.Cpu };
    }

    private static TypeShell Nest(LayerReading reading, TypeShell shell, BalancedPattern pattern, int form)
    {
        // With the ending, a number behind a name that is taken makes no name of another pattern, and no type of the
        // user's is hidden.
        string wanted = pattern.IsDense ? "DenseKernels" : $"B{pattern.Block}K{pattern.Kept}Kernels";
        string name = MemberParser.FindName(reading.Type, reading.Members, wanted, parameters: null);
        return new TypeShell(
            shell.Namespace, new EquatableArray<string>(
                [.. shell.Containing, $"partial class {shell.Name}"]), name, $"{shell.FullName}+{name}")
        {
            LayerName = shell.PlainName,
            Form = form,
            Members = shell.Members,
        };
    }
}
