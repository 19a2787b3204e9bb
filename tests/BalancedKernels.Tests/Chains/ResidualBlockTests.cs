using System;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Chains;

/// <summary>The example of docs/layers.md for a network that is no chain.</summary>
public sealed class ResidualBlockTests
{
    [Fact]
    public void What_comes_in_is_added_to_what_the_layers_give()
    {
        SafetensorsWriter writer = new();
        float[] widen = Thinned(256, 64, seed: 1);
        float[] shrink = Thinned(64, 256, seed: 2);
        writer.Add("block1.widen.weight", widen, [256, 64]);
        writer.Add("block1.widen.bias", new float[256], [256]);
        writer.Add("block1.shrink.weight", shrink, [64, 256]);
        writer.Add("block1.shrink.bias", new float[64], [64]);
        using MemoryStream stream = new();
        writer.Save(stream);
        using SafetensorsFile file = SafetensorsFile.FromBytes(stream.ToArray(), "net");
        using CpuDevice device = ComputeDevice.Cpu(1);
        using ResidualBlock block = new(file, "block1", device);
        using DeviceTensor input = device.Allocate(2, 64);
        using DeviceTensor wide = device.Allocate(2, 256);
        using DeviceTensor output = device.Allocate(2, 64);
        float[] numbers = OperationCases.Numbers(2 * 64, seed: 3);
        float[] result = new float[2 * 64];
        input.CopyFrom(numbers);

        block.Forward(input, wide, output);
        output.CopyTo(result);

        using Widen first = Widen.Load(file, "block1.widen", device);
        using Shrink second = Shrink.Load(file, "block1.shrink", device);
        float[] between = new float[2 * 256];
        float[] expected = new float[2 * 64];
        first.Forward(numbers, between);
        second.Forward(between, expected);
        Assert.Equal(expected.Zip(numbers, (inner, outer) => MathF.Max(inner + outer, 0)), result);
    }

    [Fact]
    public void The_example_in_the_documentation_is_this_one()
    {
        string code =
            File.ReadAllText(RepositoryFolder.File("tests", "BalancedKernels.Tests", "Chains", "ResidualBlock.cs"));
        string body = code[code.IndexOf("[Linear", StringComparison.Ordinal)..].TrimEnd();

        Assert.Contains(body, File.ReadAllText(RepositoryFolder.File("docs", "layers.md")), StringComparison.Ordinal);
    }

    // Eight of 32 neighbours, as the pattern keeps.
    private static float[] Thinned(int rows, int columns, int seed)
    {
        float[] dense = OperationCases.Numbers(rows * columns, seed);
        for (int i = 0; i < dense.Length; i++)
            dense[i] *= i % 4 == 0 ? 1 : 0;

        return dense;
    }
}
