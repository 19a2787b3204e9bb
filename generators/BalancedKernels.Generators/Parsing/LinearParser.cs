using System.Collections.Generic;
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

        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights);
        return PatternForms.Make(reading, type, patterns, (shell, pattern) => new LayerModel(
            shell,
            new LinearShape(linear.GetSize(0), linear.GetSize(1)),
            pattern,
            (Precision)linear.Get(KnownNames.Weights, 0),
            linear.Get(KnownNames.Bias, true),
            (Activation)linear.Get(KnownNames.Activation, 0),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }
}
