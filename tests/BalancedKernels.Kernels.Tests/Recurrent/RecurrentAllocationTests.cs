using System;
using System.Threading.Tasks;

namespace BalancedKernels.Kernels.Tests;

[Collection(nameof(Alone))]
public class RecurrentAllocationTests
{
    private static readonly RecurrentLayers Layers = HandPickedRecurrent.Compiled;

    // More steps than are taken at once, too.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(140, 1)]
    [InlineData(3, 7)]
    public void Forward_allocates_nothing_after_the_first_of_its_length(int steps, int batch)
    {
        RecurrentSpec spec = HandPickedRecurrent.BothWays;
        RecurrentDescription layer = Layers.Describe(spec);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer compiled = Layers.Create(spec, device);
        using RecurrentState state = compiled.CreateState(batch);
        float[] input = SeededRecurrent.Input(layer, steps, batch, seed: 1);
        float[] output = new float[steps * batch * layer.Outputs];
        compiled.Forward(input, output, state);

        Assert.Equal(0, ThreadAllocations.Least(calls: 10, () => compiled.Forward(input, output, state)));
    }

    // Batches that are few samples, panels, and panels and a rest.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 70)]
    public void Workers_allocate_nothing_either(int steps, int batch)
    {
        RecurrentSpec spec = HandPickedRecurrent.BothWays;
        RecurrentDescription layer = Layers.Describe(spec);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IRecurrentLayer compiled = Layers.Create(spec, device);
        using RecurrentState state = compiled.CreateState(batch);
        float[] input = SeededRecurrent.Input(layer, steps, batch, seed: 1);
        float[] output = new float[steps * batch * layer.Outputs];
        compiled.Forward(input, output, state);

        // The process may still do something of its own: the quietest of many looks is Forward's.
        long least = long.MaxValue;
        for (int look = 0; look < 200 && least > 0; look++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            compiled.Forward(input, output, state);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_call_without_a_state_keeps_one_for_the_next()
    {
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Small);
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        float[] input = SeededRecurrent.Input(layer, steps: 5, batch: 1, seed: 1);
        float[] output = new float[5 * layer.Outputs];
        small.Forward(input, output);

        Assert.Equal(0, ThreadAllocations.Least(calls: 20, () => small.Forward(input, output)));
    }

    [Fact]
    public async Task Any_number_of_threads_may_run_sequences_of_one_layer_at_once()
    {
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Single);
        using CpuDevice device = ComputeDevice.Cpu(3);
        using IRecurrentLayer single = Layers.Create(HandPickedRecurrent.Single, device);

        await Task.WhenAll(Array.ConvertAll([1, 2, 3, 4, 5], caller => Task.Run(() =>
        {
            int batch = 1 + (caller % 3);
            float[] input = SeededRecurrent.Input(layer, steps: 4, batch, seed: caller);
            float[]? expected = null;
            for (int call = 0; call < 40; call++)
            {
                using Sequence sequence = new(single, layer, batch);
                float[] output = sequence.Forward(input);
                Assert.Equal(expected ??= output, output);
            }
        })));
    }
}
