using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From the attribute of a layer without a weight matrix to a model.</summary>
internal static class OperationParser
{
    private static readonly Dictionary<string, Func<string, AttributeValues, OperationDescription?>> Readers = new(
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
                values.GetSize(0), values.GetSize(1), values.GetSize(2)), values.GetSize(3), values.GetSize(4)),
        ["BalancedKernels.AdaptiveAvgPool1dAttribute"] = static (name, values) => new AdaptivePoolDescription(
            name, new SampleShape(values.GetSize(0), values.GetSize(1)), OutputHeight: 1, values.GetSize(2)),
        ["BalancedKernels.EmbeddingAttribute"] = static (name, values) => new EmbeddingDescription(
            name, values
                .GetSize(0), values
                .GetSize(1), values
                .Get("Tokens", 1), (WeightType)values
                .Get(KnownNames.WeightType, 0)),
        ["BalancedKernels.SoftmaxAttribute"] =
            static (name, values) => new SoftmaxDescription(name, values.GetSize(0), Logarithm: false),
        ["BalancedKernels.LogSoftmaxAttribute"] =
            static (name, values) => new SoftmaxDescription(name, values.GetSize(0), Logarithm: true),
        ["BalancedKernels.LayerNormAttribute"] = static (name, values) => new NormDescription(
            name, NormKind.Layer, values
                .GetSize(0), values
                .Get(KnownNames.Epsilon, 1e-5), values
                .Get(KnownNames.Bias, true)),
        ["BalancedKernels.RmsNormAttribute"] = static (name, values) => new NormDescription(
            name, NormKind.RootMeanSquare, values.GetSize(0), values.Get(KnownNames.Epsilon, 1e-6), Bias: false),
        ["BalancedKernels.BatchNormAttribute"] = static (name, values) => ReadShape(values.GetSizes(0)) is { } shape
            ? new BatchNormDescription(name, shape, values.Get(KnownNames.Epsilon, 1e-5))
            : null,
        ["BalancedKernels.FlattenAttribute"] = static (name, values) => ReadShape(values.GetSizes(0)) is { } shape
            ? new FlattenDescription(name, shape)
            : null,
        ["BalancedKernels.PixelShuffleAttribute"] = static (name, values) => new PixelShuffleDescription(
            name, new SampleShape(values.GetSize(0), values.GetSize(1), values.GetSize(2)), values.GetSize(3)),
        ["BalancedKernels.ActivationAttribute"] = static (name, values) => ReadShape(values.GetSizes(1)) is { } shape
            ? new ActivationDescription(name, shape, (Activation)values.GetSize(0))
            : null,
    };

    /// <summary>Gets the attributes of operations.</summary>
    public static IEnumerable<string> Attributes => Readers.Keys;

    /// <returns>The layer; null where something is wrong, or the attribute is of another kind.</returns>
    public static OperationModel? Parse(INamedTypeSymbol kind, LayerReading reading)
    {
        string name = reading.Type.Name;
        if (Readers.FirstOrDefault(reader => KnownNames.Match(kind, reader.Key)).Value is not { } read)
            return null;

        OperationDescription? operation = read(name, reading.Kind);
        return OperationRules.Check(kind, operation, reading)
            ? new OperationModel(
                TypeParser.Parse(reading.Type, reading.Members, WeightsType(operation!)),
                operation!,
                reading.Devices.Gpu) { Cpu = reading.Devices.Cpu }
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
