using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>Seeded tensors, files in memory, and the comparison with an ONNX operator.</summary>
internal static class Network
{
    public static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    public static SafetensorsFile File(params (string Name, float[] Numbers)[] tensors)
    {
        SafetensorsWriter writer = new();
        foreach ((string name, float[] numbers) in tensors)
            writer.Add(name, numbers, [numbers.Length]);

        return RoundTripTests.Reopen(writer);
    }

    /// <summary>Brings the tensors of an ONNX file into the order of layers.</summary>
    public static SafetensorsFile Convert(SafetensorsFile onnx, Action<SafetensorsFile, SafetensorsWriter> conversion)
    {
        SafetensorsWriter writer = new();
        conversion(onnx, writer);
        return RoundTripTests.Reopen(writer);
    }

    /// <summary>Runs a layer on samples of host memory.</summary>
    public static float[] Run(ILayer layer, float[] input)
    {
        float[] output = new float[input.Length / layer.Inputs * layer.Outputs];
        layer.Forward(input, output);
        return output;
    }

    public static bool IsClose(IReadOnlyList<double> expected, float[] actual) =>
        expected.Count == actual.Length
            && expected.Zip(actual).All(pair =>
                Math.Abs(pair.First - pair.Second) <= 1e-5 * (1 + Math.Abs(pair.First)));

    public static void CheckClose(IReadOnlyList<double> expected, float[] actual)
    {
        Assert.Equal(expected.Count, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5 * (1 + Math.Abs(expected[i])));
    }
}
