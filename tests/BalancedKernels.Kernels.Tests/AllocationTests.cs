using System;

namespace BalancedKernels.Kernels.Tests;

[Collection(nameof(Alone))]
public class AllocationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    public void Forward_allocates_nothing_after_the_first(int batch, int threads)
    {
        using CpuDevice device = ComputeDevice.Cpu(threads);
        using ILayer layer = HandPicked.Create(HandPicked.Hidden, device);
        float[] input = SeededWeights.Input(HandPicked.Describe(HandPicked.Hidden), batch, seed: 1);
        float[] output = new float[batch * layer.Outputs];
        layer.Forward(input, output);

        Assert.Equal(0, ThreadAllocations.Least(calls: 50, () => layer.Forward(input, output)));
    }

    // A sparse layer takes a batch of 70 as a panel of 64 samples, in memory from a pool that each thread fills at its
    // first turn, and a rest.
    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(7, 2, false)]
    [InlineData(70, 1, false)]
    [InlineData(70, 2, false)]
    [InlineData(1, 2, true)]
    [InlineData(70, 1, true)]
    [InlineData(70, 2, true)]
    public void Workers_allocate_nothing_either(int batch, int threads, bool dense)
    {
        LayerSpec spec = dense ? HandPicked.Dense : HandPicked.Hidden;
        using CpuDevice device = ComputeDevice.Cpu(threads);
        using ILayer layer = HandPicked.Create(spec, device);
        float[] input = SeededWeights.Input(HandPicked.Describe(spec), batch, seed: 1);
        float[] output = new float[batch * layer.Outputs];
        layer.Forward(input, output);

        // The process may still do something of its own: the quietest of many looks is Forward's.
        long least = long.MaxValue;
        for (int look = 0; look < 500 && least > 0; look++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            layer.Forward(input, output);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
