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
        BalancedPattern? pattern = PatternParser.Parse(reading);
        if (!numbers || pattern is not { } known)
            return null;

        LinearShape shape = new(linear.GetSize(0), linear.GetSize(1));
        Precision weights = (Precision)linear.Get(KnownNames.Weights, 0);
        SizeLimits limits = new(reading);
        if (!limits.Check("The input", shape.Inputs) || !limits.Check("The output", shape.Outputs) || !limits.CheckMatrix(shape.Outputs, shape.Inputs, known, weights, reading.Devices))
            return null;

        return new LayerModel(
            TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights),
            shape,
            known,
            weights,
            linear.Get(KnownNames.Bias, true),
            (Activation)linear.Get(KnownNames.Activation, 0),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        };
    }
}
