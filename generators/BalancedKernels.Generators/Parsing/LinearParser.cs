using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Linear] to a model.</summary>
internal static class LinearParser
{
    /// <returns>The layer; null where something is wrong.</returns>
    public static AnnotatedLayer? Parse(LayerReading reading)
    {
        AttributeValues linear = reading.Kind;
        bool numbers = LinearRules.Check(reading.Type.Name, linear, reading.Report);
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(reading);
        if (!numbers || patterns is null)
            return null;

        LinearShape shape = new(linear.GetSize(0), linear.GetSize(1));
        WeightType weights = (WeightType)linear.Get(KnownNames.WeightType, 0);
        SizeLimits limits = new(reading);
        if (!limits.Check("The input", shape.Inputs) || !limits.Check("The output", shape.Outputs)
            || !patterns.All(pattern =>
                limits.CheckMatrix(shape.Outputs, shape.Inputs, pattern, weights, reading.Devices)))
        {
            return null;
        }

        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights);
        return PatternModels.Make(reading, type, patterns, (shell, pattern) => new LayerModel(
            shell,
            shape,
            pattern,
            weights,
            linear.Get(KnownNames.Bias, true),
            (Activation)linear.Get(KnownNames.Activation, 0),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }
}
