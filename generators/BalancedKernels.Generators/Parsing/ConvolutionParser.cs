using System.Collections.Generic;
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
        bool sizedByCall = numbers.Height == 0 || numbers.Width == 0;
        string owner = !sizedByCall ? KnownNames.LayerInterface : dimensions == 1 ? KnownNames.SequenceLayer : KnownNames.ImageLayer;
        int sizes = !sizedByCall ? 0 : dimensions;
        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, KnownNames.LinearWeights, owner, sizes);
        return PatternForms.Make(reading, type, patterns, (shell, pattern) => new ConvolutionModel(
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
            (Precision)kind.Get(KnownNames.Weights, 0),
            kind.Get(KnownNames.Bias, true),
            (Activation)kind.Get(KnownNames.Activation, 0),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }
}
