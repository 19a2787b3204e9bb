using System;
using System.Collections.Generic;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Runs a layer's engine on a device and compares it with the reference.</summary>
internal static class EngineCheck
{
    private const float Poison = float.NaN;

    /// <summary>Runs plain batches from host memory, and one that stays on the device in cells.</summary>
    public static void Run(LayerCase layer, GpuDevice device, IReadOnlyList<int> batches, RandomNumbers numbers)
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(device, weights);

        foreach (int batch in batches)
        {
            float[] input = numbers.Vector(batch * layer.Description.Inputs);
            float[] output = new float[batch * layer.Description.Outputs];
            Array.Fill(output, Poison);
            engine.Forward(input, output);
            Agreement.Check(layer, weights, input, output, $"on {device.Name}, batch {batch}, seed {numbers.Seed}");
        }
    }

    /// <summary>Runs a batch on tensors of the device, without a copy in between.</summary>
    public static void RunTensors<TInput, TOutput>(LayerCase layer, GpuDevice device, int batch, RandomNumbers numbers)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(device, weights);
        using DeviceTensor<TInput> from = device.Allocate<TInput>(batch, layer.Description.Inputs);
        using DeviceTensor<TOutput> to = device.Allocate<TOutput>(batch, layer.Description.Outputs);
        float[] input = numbers.Vector(batch * layer.Description.Inputs);
        float[] output = new float[batch * layer.Description.Outputs];

        from.CopyFrom(input);
        engine.Forward(from, to);
        to.CopyTo(output);
        Agreement.Check(layer, weights, input, output, $"{TInput.Name} to {TOutput.Name}, batch {batch}, seed {numbers.Seed}");
    }
}
