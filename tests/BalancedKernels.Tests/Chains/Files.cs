using System.Collections.Generic;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Chains;

/// <summary>Files in memory that hold a network.</summary>
internal static class Files
{
    /// <summary>The tensors of <see cref="Images"/>, the batch norm's counter included.</summary>
    public static Dictionary<string, long[]> Images { get; } = new()
    {
        ["2.weight"] = [6, 24],
        ["2.bias"] = [6],
        ["3.weight"] = [6],
        ["3.bias"] = [6],
        ["3.running_mean"] = [6],
        ["3.running_var"] = [6],
        ["3.num_batches_tracked"] = [],
        ["4.0.weight"] = [40, 6],
        ["4.0.bias"] = [40],
        ["4.1.weight"] = [33, 40],
        ["4.1.bias"] = [33],
    };

    /// <summary>Writes seeded numbers; variances are positive.</summary>
    public static SafetensorsFile Of(IEnumerable<KeyValuePair<string, long[]>> tensors)
    {
        SafetensorsWriter writer = new();
        int seed = 0;
        foreach ((string name, long[] shape) in tensors)
        {
            float[] numbers =
                OperationCases.Numbers((int)shape.Aggregate(1L, (product, size) => product * size), ++seed);
            if (name.EndsWith("running_var", System.StringComparison.Ordinal))
                numbers = [.. numbers.Select(number => (number * number) + 0.5f)];

            if (shape.Length == 0)
                writer.Add(name, "I64", shape, new byte[8]);
            else
                writer.Add(name, numbers, shape);
        }

        using MemoryStream stream = new();
        writer.Save(stream);
        return SafetensorsFile.FromBytes(stream.ToArray(), "net");
    }

    /// <summary>Puts a prefix before every name.</summary>
    public static IEnumerable<KeyValuePair<string, long[]>> Below(
        string prefix, IEnumerable<KeyValuePair<string, long[]>> tensors) =>
        tensors.Select(tensor => KeyValuePair.Create($"{prefix}.{tensor.Key}", tensor.Value));
}
