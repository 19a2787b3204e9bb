using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Bench.Clocks;
using GpuBundle.Bench.Results;
using Measurement;
using OfflineKernels;

namespace GpuBundle.Bench.Measuring;

/// <summary>Measures what launching costs: many small layers one by one, and as captured work.</summary>
internal static class NetworkMeasurement
{
    private const int Layers = 16;
    private const int Seed = 20190127;

    /// <summary>Measures a chain of one square layer.</summary>
    /// <param name="device">Where it runs.</param>
    /// <param name="layer">As many outputs as inputs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="rounds">Runs of each.</param>
    public static NetworkRow Measure(GpuDevice device, GpuLayer layer, int batch, int rounds)
    {
        LinearWeights weights = RandomWeights.Of(layer.Description, Seed);
        using GpuLinearEngine engine = layer.Create(device, weights);
        using DeviceTensor input = device.Allocate(batch, weights.Inputs);
        DeviceTensor[] between = [device.Allocate(batch, weights.Outputs), device.Allocate(batch, weights.Outputs)];
        try
        {
            input.CopyFrom(RandomWeights.Numbers(new Random(Seed), batch * weights.Inputs));
            using CapturedWork captured = device.Capture(Forward);
            float[] ofCaptured = Result(captured.Run);
            float[] ofSeparate = Result(Forward);

            // What is looked at is the host's part, so the time is the host's, and caches stay as they are.
            using HostClock clock = new(device);
            IReadOnlyList<CallTime> times = new TurnTimer(clock, before: () => { }, rounds)
                .Measure([new Contestant("separate launches", Forward), new Contestant("captured work", captured.Run)]);
            return new NetworkRow(
                layer.Description.Name,
                Layers,
                batch,
                Times.Of(times[0]),
                Times.Of(times[1]),
                device.Family == GpuDeviceFamily.Cuda,
                ofCaptured.AsSpan().SequenceEqual(ofSeparate));
        }
        finally
        {
            foreach (DeviceTensor tensor in between)
                tensor.Dispose();
        }

        void Forward()
        {
            DeviceTensor from = input;
            for (int i = 0; i < Layers; i++)
            {
                engine.Forward(from, between[i % 2]);
                from = between[i % 2];
            }
        }

        float[] Result(Action run)
        {
            float[] numbers = new float[batch * weights.Outputs];
            DeviceTensor last = between[(Layers - 1) % 2];
            last.CopyFrom(numbers);
            run();
            last.CopyTo(numbers);
            return numbers;
        }
    }
}
