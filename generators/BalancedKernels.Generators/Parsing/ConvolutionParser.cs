using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Conv1d] or [Conv2d] to a model.</summary>
internal static class ConvolutionParser
{
    /// <returns>The layer; null where something is wrong.</returns>
    public static AnnotatedLayer? Parse(LayerReading reading, int dimensions)
    {
        ConvolutionNumbers numbers = new(reading.Kind, dimensions);
        bool good = new ConvolutionRules(reading.Type.Name, numbers, reading.Report).Check();
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(reading);

        if (!good || patterns is null)
            return null;

        AttributeValues kind = reading.Kind;
        WeightType weights = (WeightType)kind.Get(KnownNames.WeightType, 0);
        if (!patterns.All(pattern => CheckLimits(reading, numbers, pattern, weights)))
            return null;

        bool sizedByCall = numbers.Height == 0 || numbers.Width == 0;
        string owner = !sizedByCall
            ? KnownNames.LayerInterface
            : dimensions == 1
            ? KnownNames.SequenceLayer
            : KnownNames.ImageLayer;
        int sizes = !sizedByCall ? 0 : dimensions;
        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights, owner, sizes);
        return PatternModels.Make(reading, type, patterns, (shell, pattern) => new ConvolutionModel(
            shell,
            dimensions,
            numbers.InChannels,
            numbers.OutChannels,
            numbers.Vertical,
            numbers.Horizontal,
            numbers.Groups,
            (PaddingMode)kind.Get(KnownNames.PaddingMode, 0),
            numbers.Height,
            numbers.Width,
            pattern,
            weights,
            kind.Get(KnownNames.Bias, true),
            (Activation)kind.Get(KnownNames.Activation, 0),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }

    private static bool CheckLimits(
        LayerReading reading, ConvolutionNumbers numbers, BalancedPattern pattern, WeightType weights)
    {
        SizeLimits limits = new(reading);
        decimal columns =
            (decimal)(numbers.InChannels / numbers.Groups) * numbers.Vertical.Kernel * numbers.Horizontal.Kernel;
        return limits.Check("A row of weights", columns)
            && limits.Check("The input", (decimal)numbers.InChannels * numbers.Height * numbers.Width)
            && limits.Check(
                "The output",
                (decimal)numbers.OutChannels * numbers.Vertical.Outputs(
                    numbers.Height) * numbers.Horizontal.Outputs(numbers.Width))
            && limits.Check("The weight matrix", columns * numbers.OutChannels)
            && limits.CheckMatrix(numbers.OutChannels / numbers.Groups, columns, pattern, weights, reading.Devices);
    }
}
