using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using BalancedKernels.Generators.Parsing.Patterns;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Parses [Linear] to a model.</summary>
internal static class LinearParser
{
    /// <returns>The layer; null if the declaration has an error.</returns>
    public static AnnotatedLayer? Parse(LayerDeclaration declaration)
    {
        AttributeReader linear = declaration.Kind;
        bool valid = CheckArguments(declaration);
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(declaration);
        if (!valid || patterns is null)
            return null;

        MatrixShape shape = new(linear.GetNumber(0), linear.GetNumber(1));
        WeightType weights = (WeightType)linear.GetProperty(KnownNames.WeightType, 0);
        SizeLimits limits = new(declaration);
        if (!limits.Check("The input", shape.Inputs) || !limits.Check("The output", shape.Outputs)
            || !patterns.All(pattern =>
                limits.CheckMatrix(shape.Outputs, shape.Inputs, pattern, weights, declaration.Devices)))
        {
            return null;
        }

        TypeShell type = TypeParser.Parse(declaration.Type, declaration.Members, KnownNames.LinearWeights);
        return MultiPatternParser.CreateModel(declaration, type, patterns, (shell, pattern) => new LayerModel(
            shell,
            shape,
            pattern,
            weights,
            linear.GetProperty(KnownNames.Bias, true),
            (Activation)linear.GetProperty(KnownNames.Activation, 0),
            declaration.Devices.Gpu)
        {
            Cpu = declaration.Devices.Cpu,
        });
    }

    private static bool CheckArguments(LayerDeclaration declaration)
    {
        string name = declaration.Type.Name;
        return AttributeRules.CheckSize(name, declaration.Kind, "inputs", position: 0, declaration.Report)
            & AttributeRules.CheckSize(name, declaration.Kind, "outputs", position: 1, declaration.Report)
            & AttributeRules.CheckChoices(name, declaration.Kind, declaration.Report);
    }
}
