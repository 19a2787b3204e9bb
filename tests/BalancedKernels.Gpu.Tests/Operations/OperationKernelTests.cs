using System;
using System.Linq;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Operations;

/// <summary>Every operation on ILGPU's simulation, and what engines refuse.</summary>
public sealed class OperationKernelTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void A_simulated_GPU_agrees_with_the_reference(string name) => GpuOperations.Run(name, opened.Device);

    [Theory]
    [MemberData(nameof(HugeNumbers.Norms), MemberType = typeof(HugeNumbers))]
    public void A_norm_of_huge_numbers_is_within_its_bound(NormKind kind, int features, float size) =>
        GpuOperations.RunHuge(kind, features, size, opened.Device);

    [Theory]
    [InlineData(WeightType.Float32)]
    [InlineData(WeightType.Float16)]
    [InlineData(WeightType.BFloat16)]
    public void An_embedding_gives_rows_of_its_table_and_NaN_for_others(WeightType precision)
    {
        EmbeddingDescription words = new("Words", 7, 3, 2, precision);
        float[] table = [.. Enumerable.Range(0, 21).Select(number => number - 9.5f)];
        using GpuOperationEngine engine =
            GpuOperationEngine.Create(opened.Device, words, EmbeddingTable.FromFloats(table, words));
        using DeviceTensor input = opened.Device.Allocate(2, 2);
        using DeviceTensor output = opened.Device.Allocate(2, 6);
        float[] rows = new float[12];

        engine.Forward([6, 0, 1, 5], rows);
        Assert.Equal([.. table[18..], .. table[..3], .. table[3..6], .. table[15..18]], rows);

        input.CopyFrom([7, 2, -1, float.NaN]);
        engine.Forward(input, output);
        output.CopyTo(rows);
        Assert.Equal(
            [
                float.NaN, float.NaN, float.NaN, .. table[6..9], float.NaN, float.NaN, float.NaN, float.NaN, float.NaN,
                float.NaN],
            rows);

        Assert.StartsWith(
            "Layer 'Words' looks up whole numbers from 0 to 6; number 3 of the input is 7.",
            Assert.Throws<ArgumentException>(() => engine.Forward([1, 2, 3, 7], rows)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_are_added_and_put_one_behind_the_other()
    {
        using DeviceTensor left = opened.Device.Allocate(2, 2);
        using DeviceTensor right = opened.Device.Allocate(2, 2);
        using DeviceTensor sum = opened.Device.Allocate(2, 2);
        using DeviceTensor both = opened.Device.Allocate(2, 4);
        float[] sums = new float[4];
        float[] joined = new float[8];
        left.CopyFrom([1, 2, 3, 4]);
        right.CopyFrom([-5, 6, 7, -8]);

        opened.Device.Add(left, right, sum, Activation.Relu);
        opened.Device.Concat(left, right, both);
        sum.CopyTo(sums);
        both.CopyTo(joined);
        opened.Device.Add(left, right, left);
        Assert.Equal([0, 8, 10, 0], sums);
        Assert.Equal([1, 2, -5, 6, 3, 4, 7, -8], joined);
        left.CopyTo(sums);
        Assert.Equal([-4, 8, 10, -4], sums);
        Assert.Contains(
            "adds tensors of one shape",
            Assert.Throws<ArgumentException>(() => opened.Device.Add(left, right, both)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_stays_NaN()
    {
        PoolDescription pool =
            new("Pool", PoolKind.Max, new SampleShape(1, 4), PoolWindow.One, new PoolWindow(2, 2, 0));
        SoftmaxDescription softmax = new("Softmax", 3, Logarithm: false);

        Assert.Equal([float.NaN, 5], Run(pool, [float.NaN, 1, 3, 5]));
        Assert.Equal([float.NaN, 5], Run(pool, [1, float.NaN, 5, 3]));
        Assert.All(Run(softmax, [1, float.NaN, 2]), number => Assert.True(float.IsNaN(number)));
        Assert.All(
            Run(softmax with { Logarithm = true }, [1, 2, float.NaN]), number => Assert.True(float.IsNaN(number)));

        // An exponential ends at the smallest normal number.
        float[] shares = Run(softmax, [1e30f, 1e30f, -1e30f]);
        Assert.Equal([0.5f, 0.5f], shares[..2]);
        Assert.InRange(shares[2], 0, 2e-38f);
    }

    [Fact]
    public void Calls_and_sizes_that_cannot_be_right_are_refused()
    {
        SoftmaxDescription softmax = new("Softmax", 3, Logarithm: false);
        using GpuOperationEngine engine = GpuOperationEngine.Create(opened.Device, softmax);

        Assert.Contains(
            "4 numbers were given, which is no whole batch",
            Assert.Throws<ArgumentException>(() => engine.Forward(new float[4], new float[3])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "takes samples of [0]",
            Assert.Throws<ArgumentException>(() =>
                GpuOperationEngine.Create(opened.Device, softmax with { Features = 0 })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "needs weights",
            Assert.Throws<ArgumentException>(() =>
                GpuOperationEngine.Create(opened.Device, OperationCases.Named("LayerNorm"))).Message,
            StringComparison.Ordinal);
        engine.Dispose();
        Assert.Equal(
            "Softmax",
            Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[3], new float[3])).ObjectName);
    }

    private float[] Run(OperationDescription operation, float[] input)
    {
        using GpuOperationEngine engine = GpuOperations.Create(operation, opened.Device);
        float[] output = new float[operation.Outputs];
        engine.Forward(input, output);
        return output;
    }
}
