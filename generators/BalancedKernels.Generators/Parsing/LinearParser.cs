using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Linear] to a model.</summary>
internal static class LinearParser
{
    /// <returns>The layer; null where something is wrong.</returns>
    public static LayerModel? Parse(LayerReading reading)
    {
        AttributeValues linear = reading.Kind;
        bool numbers = LinearRules.Check(reading.Type.Name, linear, reading.Report);
        LinearShape shape = new(linear.GetSize(0), linear.GetSize(1));
        BalancedPattern? pattern = reading.Sparse is { } sparse
            ? PatternParser.Parse(reading.Type.Name, shape.Inputs, linear, sparse, reading.Report)
            : PatternParser.Dense;

        if (!numbers || pattern is not { } known)
            return null;

        return new LayerModel(
            TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights),
            shape,
            known,
            (Precision)linear.Get(KnownNames.Weights, 0),
            linear.Get(KnownNames.Bias, true),
            (Activation)linear.Get(KnownNames.Activation, 0),
            Gpu: false);
    }
}
