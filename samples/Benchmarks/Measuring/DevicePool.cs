using System;
using System.Collections.Generic;
using BalancedKernels;
using Benchmarks.Cases;
using Measurement;

namespace Benchmarks.Measuring;

/// <summary>One CPU device for each form of the kernels and number of threads, opened when first needed.</summary>
internal sealed class DevicePool : IDisposable
{
    private readonly Dictionary<(CpuInstructionSet Form, int Threads), ComputeDevice> devices = [];

    /// <summary>Gets the device that a case runs on.</summary>
    public ComputeDevice For(BenchmarkCase benchmark)
    {
        (CpuInstructionSet, int) key = (benchmark.InstructionSet, benchmark.Threads);
        if (!devices.TryGetValue(key, out ComputeDevice? device))
            devices.Add(
                key, device = ComputeDevice.Open($"cpu-{Spelling.Of(benchmark.InstructionSet)}", benchmark.Threads));

        return device;
    }

    public void Dispose()
    {
        foreach (ComputeDevice device in devices.Values)
            device.Dispose();
    }
}
