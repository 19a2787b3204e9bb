using System;
using System.Linq;
using BalancedKernels.Tests.Weights;
using CsCheck;

namespace BalancedKernels.Tests.Reference;

public sealed class TensorCoreReferenceTests
{
    private const double Unit = 1.0 / (1 << 24);

    private static readonly Gen<(LinearDescription Layer, float[] Dense, float[] Bias, float[] Input)> Cases =
        from inputs in Gen.Int[1, 200]
        from precision in Gen.Enum<WeightType>().Where(precision => precision != WeightType.Float32)
        from dense in Gen.Float[-1, 1].Array[inputs]
        from bias in Gen.Float[-1, 1].Array[1]
        from input in Gen.Float[-2, 2].Array[inputs]
        let layer = new LinearDescription("L", inputs, 1, new BalancedPattern(8, 8), precision, true, Activation.None)
        select (layer, dense, bias, input);

    [Theory]
    [InlineData(WeightType.Float16, 1.0009765625f)]
    [InlineData(WeightType.BFloat16, 1.0078125f)]
    public void Inputs_are_rounded_to_the_precision_of_the_weights_ties_to_even(WeightType precision, float next)
    {
        LinearWeights weights = LinearWeights.FromDense([1], [], Layers.Of(1, 1, 2, 2, precision));
        float tie = (1 + next) / 2;

        Assert.Equal(1, LinearReference.ComputeOnTensorCores(weights, Activation.None, [tie]).Values[0]);
        Assert.Equal(
            next, LinearReference.ComputeOnTensorCores(weights, Activation.None, [MathF.BitIncrement(tie)]).Values[0]);
    }

    [Fact]
    public void The_bound_is_its_formula()
    {
        // Two terms: (7 * 2 + 2) roundings of |1 * 2^-21| + |4 * -3.5| + |1| = 15.
        LinearWeights weights =
            LinearWeights.FromDense([1, 0, 4], [1], Layers.Of(3, 1, 4, 4, WeightType.Float16, bias: true));
        ReferenceOutput output =
            LinearReference.ComputeOnTensorCores(weights, Activation.None, [1f / (1 << 21), 7, -3.5f]);

        Assert.Equal(-13, output.Values[0], 1e-6);
        Assert.Equal(16 * Unit * 15, output.Bounds[0], 16 * Unit * 15 * 1e-5);
    }

    [Fact]
    public void A_sum_that_nothing_cuts_off_has_no_bound()
    {
        LinearWeights weights =
            LinearWeights.FromDense([1, 0, 4], [1], Layers.Of(3, 1, 4, 4, WeightType.BFloat16, bias: true));

        Assert.Equal(0, LinearReference.ComputeOnTensorCores(weights, Activation.None, [2, 7, -3.5f]).Bounds[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Sums_that_are_aligned_and_cut_off_stay_inside_the_bound(int productsAtOnce) =>
        Cases.Sample((layer, dense, bias, input) =>
    {
        LinearWeights weights = LinearWeights.FromDense(dense, bias, layer);
        float[] stored = weights.ToDense();
        float sum = 0;
        for (int first = 0; first < layer.Inputs; first += productsAtOnce)
        {
            int count = Math.Min(productsAtOnce, layer.Inputs - first);
            sum = CutOffSum(
                [
                    .. Enumerable.Range(first, count).Select(i =>
                        (double)stored[i] * StoredFloat.Round(input[i], layer.WeightType)),
                    sum]);
        }

        return LinearReference.ComputeOnTensorCores(weights, Activation.None, input).Compare([sum + bias[0]]).IsWithin;
    });

    [Fact]
    public void Weights_of_32_bits_are_refused()
    {
        LinearWeights weights = LinearWeights.FromDense([1], [], Layers.Of(1, 1, 2, 2));

        Assert.StartsWith(
            "Kernels for tensor cores have weights of 16 bits; these are Float32.",
            Assert.Throws<ArgumentException>(() =>
                LinearReference.ComputeOnTensorCores(weights, Activation.None, [1])).Message,
            StringComparison.Ordinal);
    }

    // Every number loses what is below the 24th bit of the largest, and so does the sum: the least that tensor cores
    // are known to keep.
    private static float CutOffSum(double[] numbers)
    {
        double unit = UnitOf(numbers.Max(Math.Abs));
        double sum = numbers.Sum(number => unit == 0 ? 0 : Math.Truncate(number / unit) * unit);
        double last = UnitOf(Math.Abs(sum));
        return (float)(last == 0 ? 0 : Math.Truncate(sum / last) * last);
    }

    private static double UnitOf(double size) => size == 0 ? 0 : Math.ScaleB(1, Math.ILogB(size) - 23);
}
