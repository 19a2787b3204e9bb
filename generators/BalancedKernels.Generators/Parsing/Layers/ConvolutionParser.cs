using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using BalancedKernels.Generators.Parsing.Patterns;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Parses [Conv1d] or [Conv2d] to a model.</summary>
internal static class ConvolutionParser
{
    /// <returns>The layer; null if the declaration has an error.</returns>
    public static AnnotatedLayer? Parse(LayerDeclaration declaration, int dimensions)
    {
        ConvolutionArguments arguments = new(declaration.Kind, dimensions);
        bool valid = new ConvolutionRules(declaration.Type.Name, arguments, declaration.Report).Check();
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(declaration);

        if (!valid || patterns is null)
            return null;

        AttributeReader kind = declaration.Kind;
        WeightType weights = (WeightType)kind.GetProperty(KnownNames.WeightType, 0);
        if (!patterns.All(pattern => CheckLimits(declaration, arguments, pattern, weights)))
            return null;

        bool sizedByCall = arguments.Height == 0 || arguments.Width == 0;
        string layerInterface = !sizedByCall ? KnownNames.LayerInterface
            : dimensions == 1 ? KnownNames.SequenceLayer
            : KnownNames.ImageLayer;
        int sizes = !sizedByCall ? 0 : dimensions;
        TypeShell type = TypeParser.Parse(
            declaration.Type, declaration.Members, KnownNames.LinearWeights, layerInterface, sizes);
        return MultiPatternParser.CreateModel(declaration, type, patterns, (shell, pattern) => new ConvolutionModel(
            shell,
            dimensions,
            arguments.InChannels,
            arguments.OutChannels,
            arguments.Vertical,
            arguments.Horizontal,
            arguments.Groups,
            (PaddingMode)kind.GetProperty(KnownNames.PaddingMode, 0),
            arguments.Height,
            arguments.Width,
            pattern,
            weights,
            kind.GetProperty(KnownNames.Bias, true),
            (Activation)kind.GetProperty(KnownNames.Activation, 0),
            declaration.Devices.Gpu)
        {
            Cpu = declaration.Devices.Cpu,
        });
    }

    private static bool CheckLimits(
        LayerDeclaration declaration, ConvolutionArguments arguments, BalancedPattern pattern, WeightType weights)
    {
        SizeLimits limits = new(declaration);
        decimal columns = (decimal)(
            arguments.InChannels / arguments.Groups) * arguments.Vertical.Kernel * arguments.Horizontal.Kernel;
        return limits.Check("A row of weights", columns)
            && limits.Check("The input", (decimal)arguments.InChannels * arguments.Height * arguments.Width)
            && limits.Check(
                "The output",
                (decimal)arguments.OutChannels * arguments.Vertical.Outputs(
                    arguments.Height) * arguments.Horizontal.Outputs(arguments.Width))
            && limits.Check("The weight matrix", columns * arguments.OutChannels)
            && limits.CheckMatrix(
                arguments.OutChannels / arguments.Groups, columns, pattern, weights, declaration.Devices);
    }
}
