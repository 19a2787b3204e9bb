using System;
using BalancedKernels;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Bench.Cases;
using Measurement;

namespace GpuBundle.Bench.Measuring;

/// <summary>One of our layers on the device, with the tensors for one batch.</summary>
internal sealed class PlacedLayer : IDisposable
{
    private const int InputSeed = 20190128;

    private readonly GpuLinearEngine engine;
    private readonly LinearWeights weights;
    private readonly string name;
    private readonly bool onTensorCores;
    private readonly float[] numbers;
    private readonly DeviceTensor input;
    private readonly DeviceTensor output;

    /// <param name="engine">The layer.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="bench">The batch.</param>
    /// <param name="onTensorCores">
    /// Whether the device has tensor cores, and so uses them for the batches that the layer has such kernels for.
    /// </param>
    public PlacedLayer(GpuLinearEngine engine, LinearWeights weights, BenchCase bench, bool onTensorCores)
    {
        this.engine = engine;
        this.weights = weights;
        name = bench.Name;
        this.onTensorCores = onTensorCores && bench.Layer.UsesTensorCores(bench.Batch);
        numbers = RandomWeights.Numbers(new Random(InputSeed), bench.Batch * weights.Inputs);
        input = engine.Device.Allocate(bench.Batch, weights.Inputs);
        output = engine.Device.Allocate(bench.Batch, weights.Outputs);
        input.CopyFrom(numbers);
    }

    /// <summary>Gives one Forward to the device.</summary>
    public void Launch() => engine.Forward(input, output);

    /// <summary>Computes once, and holds some of the outputs to the reference.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? FindProblem()
    {
        float[] outputs = new float[output.Batch * output.Features];
        Array.Fill(outputs, float.NaN);
        output.CopyFrom(outputs);
        Launch();
        output.CopyTo(outputs);
        try
        {
            OutputCheck.Check(name, weights, numbers, outputs, onTensorCores);
            return null;
        }
        catch (WrongResultException error)
        {
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
