using System;
using System.Linq;
using BalancedKernels.CompilerServices;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Operations;

public sealed class CpuOperationTests
{
    private const int Guard = 100;
    private const float Canary = -12345.678f;

    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void Every_operation_agrees_with_the_reference_and_stays_inside_its_memory(string name)
    {
        OperationDescription operation = OperationCases.Named(name);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using LayerEngine engine = OperationCases.Create(operation, device);
        foreach (int batch in new[] { 1, 3 })
        {
            float[] input = OperationCases.Numbers(batch * operation.Inputs, batch);
            float[] output = Forward(engine, operation, input);

            ReferenceOutput expected = OperationReference.Compute(operation, input, OperationCases.Weights(operation));
            ReferenceComparison found = expected.Compare(output);
            Assert.True(
                found.IsWithin,
                found.IsWithin
                    ? string.Empty
                    : $"{operation}, batch {batch}: number {found.FirstOutside} is {output[found.FirstOutside]:R}, expected {expected.Values[found.FirstOutside]:R} within {expected.Bounds[found.FirstOutside]:R}.");
        }
    }

    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void Threads_and_batches_change_no_bit(string name)
    {
        OperationDescription operation = OperationCases.Named(name);
        using CpuDevice one = ComputeDevice.Cpu(1);
        using CpuDevice four = ComputeDevice.Cpu(4);
        using LayerEngine alone = OperationCases.Create(operation, one);
        using LayerEngine shared = OperationCases.Create(operation, four);

        // Enough samples that four threads are worth it.
        int batch = Math.Max(2, 40_000 / operation.Inputs);
        float[] input = OperationCases.Numbers(batch * operation.Inputs, seed: 3);
        float[] together = new float[batch * operation.Outputs];
        float[] single = new float[operation.Outputs];
        shared.Forward(input, together);

        for (int sample = 0; sample < batch; sample += Math.Max(1, batch / 5))
        {
            alone.Forward(input.AsSpan(sample * operation.Inputs, operation.Inputs), single);
            Assert.Equal(single, together.Skip(sample * operation.Outputs).Take(operation.Outputs));
        }
    }

    [Fact]
    public void Work_is_shared_where_it_pays_and_allocates_nothing()
    {
        PoolDescription pool =
            new("Pool", PoolKind.Max, new SampleShape(64, 56, 56), new PoolWindow(2, 2, 0), new PoolWindow(2, 2, 0));
        using CpuDevice device = ComputeDevice.Cpu(2);
        using CpuOperationEngine engine = CpuOperationEngine.Create(device, pool);
        float[] input = OperationCases.Numbers(pool.Inputs, seed: 4);
        float[] output = new float[pool.Outputs];
        engine.Forward(input, output);
        Assert.NotNull(device.Team);

        // Other tests allocate at the same time in this process: the quietest of many looks is Forward's own.
        long least = long.MaxValue;
        for (int look = 0; look < 100 && least > 0; look++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            engine.Forward(input, output);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Tensors_are_computed_like_spans()
    {
        SoftmaxDescription softmax = new("Softmax", 5, Logarithm: false);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuOperationEngine engine = CpuOperationEngine.Create(device, softmax);
        using DeviceTensor input = device.Allocate(2, 5);
        using DeviceTensor output = device.Allocate(2, 5);
        float[] numbers = OperationCases.Numbers(10, seed: 5);
        float[] fromSpans = new float[10];
        float[] fromTensors = new float[10];

        engine.Forward(numbers, fromSpans);
        input.CopyFrom(numbers);
        engine.Forward(input, output);
        output.CopyTo(fromTensors);

        Assert.Equal(fromSpans, fromTensors);
    }

    [Theory]
    [InlineData(PoolKind.Max, 1, float.NaN)]
    [InlineData(PoolKind.Average, 1, float.NaN)]
    [InlineData(PoolKind.Max, float.PositiveInfinity, 1)]
    public void A_window_with_NaN_gives_NaN(PoolKind kind, float first, float second)
    {
        PoolDescription pool = new("Pool", kind, new SampleShape(1, 4), PoolWindow.One, new PoolWindow(2, 2, 0));

        float[] output = Run(pool, [first, second, 3, 5]);

        Assert.Equal(float.IsInfinity(first) ? first : float.NaN, output[0]);
        Assert.Equal(kind == PoolKind.Max ? 5 : 4, output[1]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_maximum_finds_NaN_and_the_positive_zero_wherever_they_stand(int kernel)
    {
        PoolWindow window = new(kernel, kernel, 0);
        PoolDescription pool = new("Pool", PoolKind.Max, new SampleShape(1, kernel, 20 * kernel), window, window);
        for (int place = 0; place < pool.Inputs; place++)
        {
            float[] input = Enumerable.Repeat(-0f, pool.Inputs).ToArray();
            float[] expected = Enumerable.Repeat(-0f, pool.Outputs).ToArray();
            foreach (float found in new[] { 0f, float.NaN })
            {
                input[place] = found;
                expected[place % (20 * kernel) / kernel] = found;
                Assert.Equal(expected.Select(BitsOrNaN), Run(pool, input).Select(BitsOrNaN));
            }
        }

        // Assert.Equal takes both zeros for one.
        static int? BitsOrNaN(float number) => float.IsNaN(number) ? null : BitConverter.SingleToInt32Bits(number);
    }

    [Fact]
    public void A_softmax_of_large_numbers_does_not_overflow_and_one_with_NaN_is_NaN()
    {
        SoftmaxDescription softmax = new("Softmax", 3, Logarithm: false);

        Assert.Equal([0.5f, 0.5f, 0], Run(softmax, [1e30f, 1e30f, float.NegativeInfinity]));
        Assert.All(Run(softmax, [1, float.NaN, 2]), number => Assert.True(float.IsNaN(number)));
        Assert.All(
            Run(softmax with { Logarithm = true }, [1, 2, float.NaN]), number => Assert.True(float.IsNaN(number)));
    }

    private static float[] Run(OperationDescription operation, float[] input)
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using LayerEngine engine = OperationCases.Create(operation, device);
        return Forward(engine, operation, input);
    }

    // NaN stands around the input and where the output goes, canaries around the output.
    private static float[] Forward(LayerEngine engine, OperationDescription operation, float[] input)
    {
        float[] around = new float[input.Length + (2 * Guard)];
        around.AsSpan().Fill(float.NaN);
        input.CopyTo(around.AsSpan(Guard));
        float[] written = new float[(input.Length / operation.Inputs * operation.Outputs) + (2 * Guard)];
        written.AsSpan().Fill(Canary);
        Span<float> output = written.AsSpan(Guard, written.Length - (2 * Guard));
        output.Fill(float.NaN);

        engine.Forward(around.AsSpan(Guard, input.Length), output);

        Assert.False(written.AsSpan(0, Guard).ContainsAnyExcept(Canary), "Something was written before the output.");
        Assert.False(
            written.AsSpan(Guard + output.Length).ContainsAnyExcept(Canary), "Something was written after the output.");
        return output.ToArray();
    }
}
