using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Testing;

/// <summary>
/// One operation of each kind in each way it can lie: whole vectors and rests, steps of 1, 2 and more, padding and
/// none.
/// </summary>
public static class OperationCases
{
    private static readonly PoolWindow Two = new(2, 2, 0);
    private static readonly PoolWindow Three = new(3, 2, 1);

    public static readonly IReadOnlyList<OperationDescription> All =
    [
        new PoolDescription("Max2", PoolKind.Max, new SampleShape(3, 8, 70), Two, Two),
        new PoolDescription("Max2Narrow", PoolKind.Max, new SampleShape(5, 14, 14), Two, Two),
        new PoolDescription("Max2Odd", PoolKind.Max, new SampleShape(3, 9, 57), Three, Two),
        new PoolDescription("Max2Two", PoolKind.Max, new SampleShape(7, 2, 2), Two, Two),
        new PoolDescription("MaxWide", PoolKind.Max, new SampleShape(3, 90), PoolWindow.One, new PoolWindow(40, 2, 20)),
        new PoolDescription("Max3Padded", PoolKind.Max, new SampleShape(2, 7, 37), Three, Three),
        new PoolDescription(
            "MaxStep1", PoolKind.Max, new SampleShape(1, 5, 33), new PoolWindow(3, 1, 1), new PoolWindow(5, 1, 2)),
        new PoolDescription(
            "MaxStep3", PoolKind.Max, new SampleShape(2, 9, 65), new PoolWindow(2, 3, 0), new PoolWindow(4, 3, 1)),
        new PoolDescription(
            "MaxWhole", PoolKind.Max, new SampleShape(5, 3, 3), new PoolWindow(3, 3, 0), new PoolWindow(3, 3, 0)),
        new PoolDescription(
            "MaxSignal", PoolKind.Max, new SampleShape(4, 123), PoolWindow.One, new PoolWindow(8, 4, 3)),
        new PoolDescription("Average2", PoolKind.Average, new SampleShape(3, 8, 70), Two, Two),
        new PoolDescription(
            "Average2Counted", PoolKind.Average, new SampleShape(3, 7, 46), Three, Two, CountPadding: false),
        new PoolDescription("Average3Padded", PoolKind.Average, new SampleShape(2, 7, 37), Three, Three),
        new PoolDescription(
            "Average3Counted", PoolKind.Average, new SampleShape(2, 7, 37), Three, Three, CountPadding: false),
        new PoolDescription(
            "AverageSignal",
            PoolKind.Average,
            new SampleShape(4, 123),
            PoolWindow.One,
            new PoolWindow(7, 1, 3),
            CountPadding: false),
        new AdaptivePoolDescription("AdaptiveOne", new SampleShape(6, 7, 9), 1, 1),
        new AdaptivePoolDescription("AdaptiveUneven", new SampleShape(3, 10, 50), 3, 7),
        new AdaptivePoolDescription("AdaptiveMore", new SampleShape(2, 2, 3), 4, 5),
        new AdaptivePoolDescription("AdaptiveSignal", new SampleShape(3, 100), 1, 7),
        new SoftmaxDescription("Softmax1", 1, Logarithm: false),
        new SoftmaxDescription("Softmax37", 37, Logarithm: false),
        new SoftmaxDescription("Softmax1000", 1000, Logarithm: false),
        new SoftmaxDescription("LogSoftmax37", 37, Logarithm: true),
        new SoftmaxDescription("LogSoftmax1000", 1000, Logarithm: true),
        new NormDescription("LayerNorm", NormKind.Layer, 71, 1e-5, Bias: true),
        new NormDescription("LayerNormBare", NormKind.Layer, 768, 1e-5, Bias: false),
        new NormDescription("RmsNorm", NormKind.RootMeanSquare, 71, 1e-6, Bias: false),
        new NormDescription("RmsNormLong", NormKind.RootMeanSquare, 2048, 1e-6, Bias: false),
        new BatchNormDescription("BatchNormVector", new SampleShape(50), 1e-5),
        new BatchNormDescription("BatchNormSignal", new SampleShape(5, 37), 1e-5),
        new BatchNormDescription("BatchNormImage", new SampleShape(5, 6, 7), 1e-5),
        new FlattenDescription("Flatten", new SampleShape(5, 6, 7)),
        new PixelShuffleDescription("Shuffle1", new SampleShape(3, 4, 5), 1),
        new PixelShuffleDescription("Shuffle2", new SampleShape(8, 5, 41), 2),
        new PixelShuffleDescription("Shuffle3", new SampleShape(18, 4, 5), 3),
        .. Enum.GetValues<Activation>().Select(activation =>
            new ActivationDescription($"Activation{activation}", new SampleShape(2, 3, 11), activation)),
    ];

    public static IEnumerable<TheoryDataRow<string>> Names =>
        All.Select(operation => new TheoryDataRow<string>(operation.Name));

    public static OperationDescription Named(string name) => All.Single(operation => operation.Name == name);

    /// <summary>Makes seeded numbers, from -4 to 4.</summary>
    public static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 8) - 4))];
    }

    /// <summary>Makes the weights that a norm needs; null for what needs none.</summary>
    public static ScaleShift? Weights(OperationDescription operation) => operation switch
    {
        NormDescription norm => ScaleShift.From(Numbers(norm.Features, 1), norm.Bias ? Numbers(norm.Features, 2) : []),
        BatchNormDescription norm => ScaleShift.From(Numbers(norm.Input.Channels, 1), Numbers(norm.Input.Channels, 2)),
        _ => null,
    };

    public static LayerEngine Create(OperationDescription operation, ComputeDevice device) => operation switch
    {
        NormDescription norm => CpuOperationEngine.Create(device, norm, Weights(norm)!),
        BatchNormDescription norm => CpuOperationEngine.Create(device, norm, Weights(norm)!),
        _ => CpuOperationEngine.Create(device, operation),
    };
}
