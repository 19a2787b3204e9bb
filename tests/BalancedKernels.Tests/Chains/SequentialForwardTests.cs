using System;
using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Chains;

public sealed class SequentialForwardTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(2);
    private readonly SafetensorsFile file = Files.Of(Files.Images);

    [Fact]
    public void A_chain_gives_what_its_layers_give_one_after_the_other()
    {
        using Images chain = Images.Load(file, device);
        using Pool pool = Pool.Create(device);
        using Narrow narrow = Narrow.Load(
            file, "2", device, new LoadOptions { BatchNorm = ScaleShift.Load(file, "3", NarrowNorm.Description) });
        using First first = First.Load(file, "4.0", device);
        using Second second = Second.Load(file, "4.1", device);
        using Shares shares = Shares.Create(device);
        foreach (int batch in new[] { 1, 70, 3 })
        {
            float[] input = OperationCases.Numbers(batch * 96, seed: batch);
            float[] output = new float[batch * 33];
            chain.Forward(input, output);

            float[] pooled = Run(pool, input, batch);
            float[] expected = Run(shares, Run(second, Run(first, Run(narrow, pooled, batch), batch), batch), batch);
            Assert.Equal(expected, output);
        }

        Assert.Equal((96, 33), (chain.Inputs, chain.Outputs));
        Assert.Equal(narrow.PackedBytes + first.PackedBytes + second.PackedBytes, chain.PackedBytes);
        Assert.Equal(["Pool", "Narrow", "Digits"], Images.Description.Layers);
        Assert.Equal([24, 6], Images.Description.Buffers);
    }

    [Fact]
    public void A_batch_norm_that_is_not_folded_runs_by_itself()
    {
        SafetensorsFile tensors = Files.Of(
            [
                new("0.weight", [6, 24]),
                new("0.bias", [6]),
                new("1.weight", [6]),
                new("1.bias", [6]),
                new("1.running_mean", [6]),
                new("1.running_var", [6])]);
        using Unfolded chain = Unfolded.Load(tensors, device);
        using Bent bent = Bent.Load(tensors, "0", device);
        using NarrowNorm norm = NarrowNorm.Load(tensors, "1", device);
        float[] input = OperationCases.Numbers(48, seed: 1);
        float[] output = new float[12];

        chain.Forward(input, output);

        Assert.Equal(Run(norm, Run(bent, input, 2), 2), output);
        Assert.Equal(["Bent", "NarrowNorm"], Unfolded.Description.Layers);
    }

    [Fact]
    public void A_folded_batch_norm_gives_what_it_gives_by_itself()
    {
        ScaleShift norm = ScaleShift.Load(file, "3", NarrowNorm.Description);
        LinearDescription exact = Narrow.Descriptions[0] with { WeightType = WeightType.Float32 };
        LinearWeights folded = LinearWeights.Load(file, "2", exact, new LoadOptions { BatchNorm = norm });
        LinearWeights plain = LinearWeights.Load(file, "2", exact);
        float[] input = OperationCases.Numbers(24, seed: 2);

        ReferenceOutput together = LinearReference.Compute(folded, Activation.None, input);
        ReferenceOutput before = LinearReference.Compute(plain, Activation.None, input);
        for (int row = 0; row < 6; row++)
        {
            double apart = (before.Values[row] * norm.Scale.Span[row]) + norm.Shift.Span[row];

            // Each folded weight and bias is rounded once: as much as the bound of a product with them.
            Assert.Equal(apart, together.Values[row], together.Bounds[row]);
        }
    }

    [Fact]
    public void A_convolution_takes_a_batch_norm_in_channel_by_channel()
    {
        using SafetensorsFile tensors = Files.Of(
            [
                new("0.weight", [4, 1, 3, 3]),
                new("0.bias", [4]),
                new("1.weight", [4]),
                new("1.bias", [4]),
                new("1.running_mean", [4]),
                new("1.running_var", [4])]);
        ScaleShift norm = ScaleShift.Load(tensors, "1", FilterNorm.Description);
        LinearWeights plain = LinearWeights.Load(tensors, "0", Filter.Descriptions[0]);
        LinearWeights folded =
            LinearWeights.Load(tensors, "0", Filter.Descriptions[0], new LoadOptions { BatchNorm = norm });
        using Pictures chain = Pictures.Load(tensors, device);
        using Filter filter = Filter.Create(folded, device);
        using FilterRelu relu = FilterRelu.Create(device);
        float[] input = OperationCases.Numbers(2 * 96, seed: 6);

        Assert.Equal(plain.ToDense().Select((weight, index) => weight * norm.Scale.Span[index / 9]), folded.ToDense());
        Assert.Equal(
            plain.Bias.ToArray().Select(
                (bias, row) => (float)((bias * (double)norm.Scale.Span[row]) + norm.Shift.Span[row])),
            folded.Bias.ToArray());
        Assert.Equal(Run(relu, Run(filter, input, 2), 2), Run(chain, input, 2));
        Assert.Equal(["Filter", "FilterRelu"], Pictures.Description.Layers);
    }

    [Fact]
    public void Tensors_of_the_device_are_computed_like_spans()
    {
        using Images chain = Images.Load(file, device);
        using DeviceTensor from = device.Allocate(2, 96);
        using DeviceTensor to = device.Allocate(2, 33);
        float[] input = OperationCases.Numbers(2 * 96, seed: 3);
        float[] expected = Run(chain, input, 2);
        float[] output = new float[2 * 33];

        from.CopyFrom(input);
        chain.Forward(from, to);
        to.CopyTo(output);

        Assert.Equal(expected, output);
    }

    [Fact]
    public async Task Several_threads_get_their_own_results()
    {
        using Images chain = Images.Load(file, device);
        await Parallel.ForAsync(0, 8, TestContext.Current.CancellationToken, (thread, _) =>
        {
            using Images own = Images.Load(file, device);
            for (int call = 0; call < 20; call++)
            {
                float[] input = OperationCases.Numbers(((call % 3) + 1) * 96, seed: (thread * 100) + call);
                Assert.Equal(Run(own, input, (call % 3) + 1), Run(chain, input, (call % 3) + 1));
            }

            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Forward_allocates_nothing_after_the_largest_batch()
    {
        using CpuDevice one = ComputeDevice.Cpu(1);
        using Images chain = Images.Load(file, one);
        float[] input = OperationCases.Numbers(5 * 96, seed: 4);
        float[] output = new float[5 * 33];
        chain.Forward(input, output);

        // A collection that another test starts makes the unused rest of this thread's allocation buffer count: the
        // least of a few looks is Forward's.
        long least = long.MaxValue;
        for (int look = 0; look < 5 && least > 0; look++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int batch = 1; batch <= 5; batch++)
                chain.Forward(input.AsSpan(0, batch * 96), output.AsSpan(0, batch * 33));

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_chain_of_nothing_but_a_shape_copies()
    {
        using Copy chain = Copy.Load(file, device);
        float[] input = OperationCases.Numbers(48, seed: 5);

        Assert.Equal(input, Run(chain, input, 2));
    }

    [Fact]
    public void Layers_go_with_the_chain_and_stand_on_one_device()
    {
        using CpuDevice other = ComputeDevice.Cpu(1);
        First first = First.Load(file, "4.0", device);
        Second second = Second.Load(file, "4.1", device);
        Shares shares = Shares.Create(device);
        using Shares elsewhere = Shares.Create(other);

        ArgumentException error = Assert.Throws<ArgumentException>(() => Digits.Create(first, second, elsewhere));
        Assert.StartsWith(
            $"'Digits' chains layers of one device; 'First' is on {device.Name}, 'Shares' on {other.Name}.",
            error.Message,
            StringComparison.Ordinal);

        Digits chain = Digits.Create(first, second, shares);
        Assert.Same(device, chain.Device);
        Assert.Contains(
            "2 numbers were given",
            Assert.Throws<ArgumentException>(() => chain.Forward(new float[2], new float[33])).Message,
            StringComparison.Ordinal);
        chain.Dispose();
        chain.Dispose();
        Assert.Equal(
            "Digits",
            Assert.Throws<ObjectDisposedException>(() => chain.Forward(new float[6], new float[33])).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => first.Forward(new float[6], new float[40]));
    }

    public void Dispose()
    {
        file.Dispose();
        device.Dispose();
    }

    private static float[] Run(ILayer layer, float[] input, int batch)
    {
        float[] output = new float[batch * layer.Outputs];
        layer.Forward(input, output);
        return output;
    }
}
