using System;
using System.Collections.Generic;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Testing;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Runs a layer's engine on a device and compares it with the reference.</summary>
internal static class EngineCheck
{
    private const float Poison = float.NaN;

    /// <summary>Runs plain batches from host memory.</summary>
    public static void Run(GpuLayer layer, GpuDevice device, IReadOnlyList<int> batches, RandomNumbers numbers)
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(device, weights);

        foreach (int batch in batches)
        {
            float[] input = numbers.Vector(batch * layer.Description.Inputs);
            bool onTensorCores = device.HasTensorCores && layer.UsesTensorCores(batch);
            float[] output = new float[batch * layer.Description.Outputs];
            Array.Fill(output, Poison);
            engine.Forward(input, output);
            Agreement.Check(
                layer, weights, input, output, $"on {device.Name}, batch {batch}, seed {numbers.Seed}", onTensorCores);
        }
    }

    /// <summary>
    /// Runs batches on tensors of the device in other layouts than host memory's, without a copy in between.
    /// </summary>
    public static void RunCells(GpuLayer layer, GpuDevice device, RandomNumbers numbers)
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(device, weights);
        RunTensors<RowMajor, LaneMajor32>(layer, engine, weights, numbers);
        RunTensors<LaneMajor64, RowMajor>(layer, engine, weights, numbers);
    }

    private static void RunTensors<TInput, TOutput>(
        GpuLayer layer, GpuLinearEngine engine, LinearWeights weights, RandomNumbers numbers)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        using DeviceTensor from = ((GpuDevice)engine.Device).Allocate<TInput>(1, layer.Description.Inputs);
        using DeviceTensor to = ((GpuDevice)engine.Device).Allocate<TOutput>(1, layer.Description.Outputs);
        float[] input = numbers.Vector(layer.Description.Inputs);
        float[] output = new float[layer.Description.Outputs];

        from.CopyFrom(input);
        engine.Forward<TInput, TOutput>(from, to);
        to.CopyTo(output);
        Agreement.Check(layer, weights, input, output, $"{TInput.Name} to {TOutput.Name}, seed {numbers.Seed}");
    }
}
