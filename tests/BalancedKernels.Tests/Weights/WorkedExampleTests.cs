using System;
using System.IO;
using System.Text;

namespace BalancedKernels.Tests.Weights;

/// <summary>The example of docs/formats.md: what stands there is what is written.</summary>
public sealed class WorkedExampleTests
{
    private const string Header = "{"
        + """ "__metadata__":{"balancedkernels.version":"1","fc1.weight.block":"4","fc1.weight.columns":"5","fc1.weight.kept":"2"}, """
        + """ "fc1.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}, """
        + """ "fc1.weight.values":{"dtype":"F16","shape":[2,2,2],"data_offsets":[8,24]}, """
        + """ "fc1.weight.indices":{"dtype":"U8","shape":[2,2,2],"data_offsets":[24,32]} """
        + "}";

    [Fact]
    public void The_example_of_the_documentation_is_written_byte_for_byte()
    {
        SafetensorsWriter writer = new();
        writer.Add(
            "fc1",
            LinearWeights.FromDense(
                [1, 0, 2, 0, 3, 0, 4, 0, 5, 0], [0.5f, -0.5f], Layers.Of(5, 2, 4, 2, WeightType.Float16, bias: true)));
        using MemoryStream stream = new();
        writer.Save(stream);
        byte[] file = stream.ToArray();

        int length = (int)BitConverter.ToInt64(file);
        Assert.Equal(0, length % 8);
        Assert.Equal(
            Header.Replace(" ", string.Empty, StringComparison.Ordinal),
            Encoding.UTF8.GetString(file, 8, length).TrimEnd(' '));
        Assert.Equal(
            "0000003F000000BF" + "003C004000420000" + "0044004500000000" + "0002000101030001",
            Convert.ToHexString(file.AsSpan(8 + length)));
    }
}
