using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Patterns;

/// <summary>
/// Creates the model of a class with its patterns: one layer, or one per pattern with its kernels in a nested type.
/// </summary>
internal static class MultiPatternParser
{
    /// <param name="declaration">The class.</param>
    /// <param name="shell">The declaration of the class.</param>
    /// <param name="patterns">Its patterns, at least one.</param>
    /// <param name="create">Creates the model of the layer with one pattern.</param>
    public static AnnotatedLayer CreateModel(
        LayerDeclaration declaration, TypeShell shell, IReadOnlyList<BalancedPattern> patterns,
        Func<TypeShell, BalancedPattern, AnnotatedLayer> create)
    {
        if (patterns.Count == 1)
            return create(shell, patterns[0]);

        IEnumerable<AnnotatedLayer> variants = patterns.Select(
            (pattern, index) => create(Nest(declaration, shell, pattern, index), pattern));
        EquatableArray<AnnotatedLayer> layers = new([.. variants]);
        return new MultiPatternModel(shell, layers, declaration.Devices.Gpu) { Cpu = declaration.Devices.Cpu };
    }

    private static TypeShell Nest(
        LayerDeclaration declaration, TypeShell shell, BalancedPattern pattern, int patternIndex)
    {
        // With the suffix, a number appended to a name that is taken does not make the name of another pattern, and no
        // type of the user's is hidden.
        string preferred = pattern.IsDense ? "DenseKernels" : $"B{pattern.Block}K{pattern.Kept}Kernels";
        string name = MemberParser.FindName(declaration.Type, declaration.Members, preferred, parameters: null);
        return new TypeShell(
            shell.Namespace, new EquatableArray<string>(
                [.. shell.Containing, $"partial class {shell.Name}"]), name, $"{shell.FullName}+{name}")
        {
            LayerName = shell.PlainName,
            PatternIndex = patternIndex,
            Members = shell.Members,
        };
    }
}
