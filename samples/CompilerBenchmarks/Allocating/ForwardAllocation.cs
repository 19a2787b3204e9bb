using System;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Pruning;
using BenchmarkDotNet.Attributes;

namespace CompilerBenchmarks.Allocating;

/// <summary>What Forward allocates on all threads together: nothing, after the first call.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class ForwardAllocation
{
    // Without it, BenchmarkDotNet 0.15.8 counts what the finalizer thread allocates now and then: 336 bytes in a whole
    // run.
    private const string FinalizerKey = "BENCHMARKDOTNET_UNITTEST_BLOCK_FINALIZER_FOR_MEMORYDIAGNOSER";

    private CpuDevice device = null!;
    private ILayer layer = null!;
    private float[] input = [];
    private float[] output = [];

    [Params("1024x1024 32:6", "1024x1024 dense")]
    public string Layer { get; set; } = "";

    [Params(1, 7, 256)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Load()
    {
        Environment.SetEnvironmentVariable(FinalizerKey, FinalizerKey + "_ACTIVE");
        bool sparse = Layer.EndsWith("32:6", StringComparison.Ordinal);
        LinearDescription description = sparse ? Sparse1024.Descriptions[0] : Dense1024.Descriptions[0];
        Random random = new(1);
        float[] dense = Numbers(random, description.Outputs * description.Inputs);
        LinearWeights weights = MagnitudePruning.Prune(dense, Numbers(random, description.Outputs), description);

        device = ComputeDevice.Cpu(Threads);
        layer = sparse ? Sparse1024.Create(weights, device) : Dense1024.Create(weights, device);
        input = Numbers(random, Batch * layer.Inputs);
        output = new float[Batch * layer.Outputs];
    }

    [GlobalCleanup]
    public void Free()
    {
        layer.Dispose();
        device.Dispose();
    }

    [Benchmark]
    public void Forward() => layer.Forward(input, output);

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
