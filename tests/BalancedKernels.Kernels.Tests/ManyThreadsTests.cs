using System;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Kernels.Tests;

public class ManyThreadsTests
{
    [Fact]
    public async Task Any_number_of_threads_may_call_one_layer_at_once()
    {
        using CpuDevice device = ComputeDevice.Cpu(3);
        using ILayer layer = HandPicked.Create(HandPicked.Hidden, device);
        LinearDescription description = HandPicked.Describe(HandPicked.Hidden);

        await Task.WhenAll(Array.ConvertAll([1, 2, 3, 4, 5, 6], caller => Task.Run(() =>
        {
            float[] input = SeededWeights.Input(description, batch: 1 + (caller % 3), seed: caller);
            float[] expected = GuardedCall.Forward(layer, input);
            for (int call = 0; call < 200; call++)
                Assert.Equal(expected, GuardedCall.Forward(layer, input));
        })));
    }

    [Fact]
    public async Task A_layer_that_is_disposed_under_a_running_call_finishes_it_with_the_right_numbers()
    {
        using CpuDevice device = ComputeDevice.Cpu(2);
        LinearDescription description = HandPicked.Describe(HandPicked.Hidden);
        float[] input = SeededWeights.Input(description, batch: 3, seed: 1);
        for (int round = 0; round < 30; round++)
        {
            ILayer layer = HandPicked.Create(HandPicked.Hidden, device);
            float[] expected = GuardedCall.Forward(layer, input);
            using Barrier start = new(2);
            Task caller = Task.Run(() =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                try
                {
                    while (true)
                        Assert.Equal(expected, GuardedCall.Forward(layer, input));
                }
                catch (ObjectDisposedException)
                {
                    // What every call after Dispose gives.
                }
            }, TestContext.Current.CancellationToken);
            start.SignalAndWait(TestContext.Current.CancellationToken);
            Thread.SpinWait(2000 * round);
            layer.Dispose();
            GC.Collect();
            await caller;
        }
    }
}
