using System;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Operations;

/// <summary>Operations as a user has them: attributes on partial classes.</summary>
public sealed class GeneratedOperationTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Fact]
    public void A_layer_without_weights_is_made_on_a_device()
    {
        using Pool1 pool = Pool1.Create(device);
        using Tanh1 tanh = Tanh1.Create(device);

        Assert.Equal((108, 30, 0), (pool.Inputs, pool.Outputs, pool.PackedBytes));
        Assert.Equal("[2, 3, 5]", Pool1.Description.OutputShape.ToString());
        CheckForward(pool, Pool1.Description);
        CheckForward(tanh, Tanh1.Description);
    }

    [Fact]
    public void A_layer_with_weights_is_loaded_from_a_file()
    {
        SafetensorsWriter writer = new();
        writer.Add("ln.weight", OperationCases.Numbers(5, 1), [5]);
        writer.Add("ln.bias", OperationCases.Numbers(5, 2), [5]);
        writer.Add("bn.weight", [1, 2, 3], [3]);
        writer.Add("bn.bias", [4, 5, 6], [3]);
        writer.Add("bn.running_mean", [7, 8, 9], [3]);
        writer.Add("bn.running_var", [0.5f, 1.5f, 3.5f], [3]);
        writer.Add("wte.weight", [.. Enumerable.Range(0, 36).Select(number => (float)number)], [9, 4]);
        using MemoryStream stream = new();
        writer.Save(stream);
        using SafetensorsFile file = SafetensorsFile.FromBytes(stream.ToArray(), "net");

        using Norm1 norm = Norm1.Load(file, "ln", device);
        using BatchNorm1 batchNorm = BatchNorm1.Load(file, "bn", device);
        using Words1 words = Words1.Load(file, "wte", device);
        float[] rows = new float[8];
        words.Forward([8, 1], rows);

        CheckForward(norm, Norm1.Description, ScaleShift.Load(file, "ln", Norm1.Description));
        CheckForward(batchNorm, BatchNorm1.Description, ScaleShift.Load(file, "bn", BatchNorm1.Description));
        Assert.Equal([32, 33, 34, 35, 4, 5, 6, 7], rows);
        Assert.Equal((40, 24, 72), (norm.PackedBytes, batchNorm.PackedBytes, words.PackedBytes));
    }

    public void Dispose() => device.Dispose();

    private static void CheckForward(ILayer layer, OperationDescription operation, ScaleShift? weights = null)
    {
        float[] input = OperationCases.Numbers(2 * layer.Inputs, seed: 9);
        float[] output = new float[2 * layer.Outputs];
        layer.Forward(input, output);
        Assert.True(OperationReference.Compute(operation, input, weights).Compare(output).IsWithin);
    }
}
