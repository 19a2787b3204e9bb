using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Parses the attribute of a layer without a weight matrix to a model.</summary>
internal static class OperationParser
{
    private static readonly Dictionary<string, Func<string, AttributeReader, OperationDescription?>> Readers = new(
        StringComparer.Ordinal)
    {
        ["BalancedKernels.MaxPool2dAttribute"] =
            static (name, values) => PoolParser.ReadImage(name, PoolKind.Max, values),
        ["BalancedKernels.AvgPool2dAttribute"] =
            static (name, values) => PoolParser.ReadImage(name, PoolKind.Average, values),
        ["BalancedKernels.MaxPool1dAttribute"] =
            static (name, values) => PoolParser.ReadSignal(name, PoolKind.Max, values),
        ["BalancedKernels.AvgPool1dAttribute"] =
            static (name, values) => PoolParser.ReadSignal(name, PoolKind.Average, values),
        ["BalancedKernels.AdaptiveAvgPool2dAttribute"] = static (name, values) => new AdaptivePoolDescription(
            name, new SampleShape(
                values.GetNumber(0),
                values.GetNumber(1),
                values.GetNumber(2)), values.GetNumber(3), values.GetNumber(4)),
        ["BalancedKernels.AdaptiveAvgPool1dAttribute"] = static (name, values) => new AdaptivePoolDescription(
            name, new SampleShape(values.GetNumber(0), values.GetNumber(1)), OutputHeight: 1, values.GetNumber(2)),
        ["BalancedKernels.EmbeddingAttribute"] = static (name, values) => new EmbeddingDescription(
            name, values
                .GetNumber(0), values
                .GetNumber(1), values
                .GetProperty("Tokens", 1), (WeightType)values
                .GetProperty(KnownNames.WeightType, 0)),
        ["BalancedKernels.SoftmaxAttribute"] =
            static (name, values) => new SoftmaxDescription(name, values.GetNumber(0), Logarithm: false),
        ["BalancedKernels.LogSoftmaxAttribute"] =
            static (name, values) => new SoftmaxDescription(name, values.GetNumber(0), Logarithm: true),
        ["BalancedKernels.LayerNormAttribute"] = static (name, values) => new NormDescription(
            name, NormKind.Layer, values
                .GetNumber(0), values
                .GetProperty(KnownNames.Epsilon, 1e-5), values
                .GetProperty(KnownNames.Bias, true)),
        ["BalancedKernels.RmsNormAttribute"] = static (name, values) => new NormDescription(
            name, NormKind.RootMeanSquare, values.GetNumber(0), values.GetProperty(
                KnownNames.Epsilon, 1e-6), Bias: false),
        ["BalancedKernels.BatchNormAttribute"] = static (name, values) => ReadShape(values.GetNumbers(0)) is { } shape
            ? new BatchNormDescription(name, shape, values.GetProperty(KnownNames.Epsilon, 1e-5))
            : null,
        ["BalancedKernels.FlattenAttribute"] = static (name, values) => ReadShape(values.GetNumbers(0)) is { } shape
            ? new FlattenDescription(name, shape)
            : null,
        ["BalancedKernels.PixelShuffleAttribute"] = static (name, values) => new PixelShuffleDescription(
            name, new SampleShape(values.GetNumber(0), values.GetNumber(1), values.GetNumber(2)), values.GetNumber(3)),
        ["BalancedKernels.ActivationAttribute"] = static (name, values) => ReadShape(values.GetNumbers(1)) is { } shape
            ? new ActivationDescription(name, shape, (Activation)values.GetNumber(0))
            : null,
    };

    /// <summary>Gets the attributes of operations.</summary>
    public static IEnumerable<string> Attributes => Readers.Keys;

    /// <returns>The layer; null if the declaration has an error or the attribute is of another kind.</returns>
    public static OperationModel? Parse(INamedTypeSymbol kind, LayerDeclaration declaration)
    {
        string name = declaration.Type.Name;
        if (Readers.FirstOrDefault(reader => KnownNames.Match(kind, reader.Key)).Value is not { } read)
            return null;

        OperationDescription? operation = read(name, declaration.Kind);
        return OperationRules.Check(kind, operation, declaration)
            ? new OperationModel(
                TypeParser.Parse(declaration.Type, declaration.Members, WeightsType(operation!)),
                operation!,
                declaration.Devices.Gpu)
            {
                Cpu = declaration.Devices.Cpu,
            }
            : null;
    }

    private static string WeightsType(OperationDescription operation) => operation switch
    {
        NormDescription or BatchNormDescription => "BalancedKernels.ScaleShift",
        EmbeddingDescription => "BalancedKernels.EmbeddingTable",
        _ => string.Empty,
    };

    private static SampleShape? ReadShape(int[] sizes) => sizes.Length switch
    {
        1 => new SampleShape(sizes[0]),
        2 => new SampleShape(sizes[0], sizes[1]),
        3 => new SampleShape(sizes[0], sizes[1], sizes[2]),
        _ => null,
    };
}
