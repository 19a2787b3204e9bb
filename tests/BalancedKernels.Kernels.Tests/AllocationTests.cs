using System;

namespace BalancedKernels.Kernels.Tests;

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

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 50; call++)
            layer.Forward(input, output);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Workers_allocate_nothing_either()
    {
        using CpuDevice device = ComputeDevice.Cpu(2);
        using ILayer layer = HandPicked.Create(HandPicked.Hidden, device);
        float[] input = SeededWeights.Input(HandPicked.Describe(HandPicked.Hidden), 1, seed: 1);
        float[] output = new float[layer.Outputs];
        layer.Forward(input, output);

        // Other tests allocate at the same time in this process: the quietest of many looks is Forward's own.
        long least = long.MaxValue;
        for (int look = 0; look < 200 && least > 0; look++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            layer.Forward(input, output);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
