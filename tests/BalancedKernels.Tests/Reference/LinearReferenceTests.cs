using System;
using System.Linq;
using BalancedKernels.Pruning;
using BalancedKernels.Tests.Weights;
using CsCheck;

namespace BalancedKernels.Tests.Reference;

public sealed class LinearReferenceTests
{
    private const double Unit = 1.0 / (1 << 24);

    // Its lowest bit is 2^-24: a sum with it of more than 1 can round.
    private const float AlmostOne = 1 - (1f / (1 << 24));

    private static readonly Gen<(LinearDescription Layer, float[] Dense, float[] Bias, float[] Input)> Cases =
        from inputs in Gen.Int[1, 300]
        from outputs in Gen.Int[1, 4]
        from batch in Gen.Int[1, 3]
        from kept in Gen.Int[1, 8]
        from precision in Gen.Enum<WeightType>()
        from activation in Gen.Enum<Activation>()
        from dense in Gen.Float[-1, 1].Array[inputs * outputs]
        from bias in Gen.Float[-1, 1].Array[outputs]
        from input in Gen.Float[-2, 2].Array[inputs * batch]
        let layer = new LinearDescription(
            "L", inputs, outputs, new BalancedPattern(8, kept), precision, true, activation)
        select (layer, MagnitudePruning.Prune(dense, outputs, inputs, layer.Pattern), bias, input);

    [Theory]
    [InlineData(Activation.None, -11)]
    [InlineData(Activation.Relu, 0)]
    [InlineData(Activation.Sigmoid, 1.6701421848095181e-05)]
    [InlineData(Activation.Tanh, -0.9999999994421064)]
    [InlineData(Activation.Silu, -0.0001837156403290470)]
    [InlineData(Activation.GeluTanh, 0)]
    [InlineData(Activation.Gelu, 0)]
    public void A_case_worked_by_hand(Activation activation, double expected)
    {
        // 1 * 2 + 0 * 7 + 4 * -3.5 + 1 = -11.
        LinearWeights weights = LinearWeights.FromDense([1, 0, 4], [1], Layers.Of(3, 1, 4, 2, bias: true));
        ReferenceOutput output = LinearReference.Compute(weights, activation, [2, 7, -3.5f]);

        Assert.Equal(expected, output.Values[0], 1e-15);
    }

    [Theory]
    [InlineData(Activation.Gelu, 0.8411919906082768)]
    [InlineData(Activation.GeluTanh, 0.8411919906082768)]
    [InlineData(Activation.Silu, 0.7310585786300049)]
    [InlineData(Activation.Sigmoid, 0.7310585786300049)]
    [InlineData(Activation.Tanh, 0.7615941559557649)]
    [InlineData(Activation.Relu, 1)]
    public void Activations_of_one(Activation activation, double expected)
    {
        LinearWeights weights = LinearWeights.FromDense([1], [], Layers.Of(1, 1, 2, 2));
        double value = LinearReference.Compute(weights, activation, [1]).Values[0];

        // Phi(1) is 0.8413447; the tanh form is 0.8411920: they differ in the fourth place.
        Assert.Equal(activation == Activation.Gelu ? 0.8413447460685429 : expected, value, 1e-15);
    }

    [Fact]
    public void The_bound_of_a_plain_sum_is_its_formula()
    {
        // Two terms: (2 + 2) roundings of |1 * 2| + |4 * -3.5| + |1| = 17, and of the little that keeps the sum from
        // being exact.
        LinearWeights weights = LinearWeights.FromDense([AlmostOne, 0, 4], [1], Layers.Of(3, 1, 4, 2, bias: true));
        ReferenceOutput output = LinearReference.Compute(weights, Activation.None, [2, 7, -3.5f]);

        Assert.Equal(4 * Unit * 17, output.Bounds[0], 4 * Unit * 17 * 1e-6);
    }

    [Fact]
    public void A_sum_that_no_order_rounds_has_no_bound() => Gen.Select(
        Gen.Int[-128, 128].Array[60],
        Gen.Int[-16, 16].Array[60],
        Gen.Int[-100, 80]).Sample((weights, inputs, exponent) =>
    {
        LinearDescription layer = Layers.Of(60, 1, 4, 4);
        float[] dense = [.. weights.Select(weight => MathF.ScaleB(weight, exponent))];
        float[] input = [.. inputs.Select(number => number / 4f)];
        ReferenceOutput expected =
            LinearReference.Compute(LinearWeights.FromDense(dense, [], layer), Activation.None, input);

        return expected.Bounds[0] == 0
            && expected.Compare(FloatLoop(dense, [0], layer, input, column => column)).IsWithin
            && expected.Compare(FloatLoop(dense, [0], layer, input, column => 59 - column)).IsWithin;
    });

    [Fact]
    public void A_sum_of_one_bit_too_many_has_a_bound()
    {
        LinearDescription layer = Layers.Of(2, 1, 2, 2);
        LinearWeights exact = LinearWeights.FromDense([1 << 23, 0.5f], [], layer);
        LinearWeights rounded = LinearWeights.FromDense([1 << 23, 0.25f], [], layer);

        // 2^23 + 1/2 rounds, and is more than 2^24 halves.
        Assert.NotEqual(0, LinearReference.Compute(exact, Activation.None, [1, 1]).Bounds[0]);
        Assert.Equal(0, LinearReference.Compute(exact, Activation.None, [1, 2]).Bounds[0]);
        Assert.NotEqual(0, LinearReference.Compute(rounded, Activation.None, [1, 2]).Bounds[0]);
    }

    [Fact]
    public void Sums_that_leave_the_range_of_floats_have_a_bound()
    {
        LinearDescription layer = Layers.Of(2, 1, 2, 2);
        LinearWeights large = LinearWeights.FromDense([1e38f, 1e38f], [], layer);
        LinearWeights small = LinearWeights.FromDense([1e-20f, 1e-20f], [], layer);

        Assert.NotEqual(0, LinearReference.Compute(large, Activation.None, [16, 16]).Bounds[0]);
        Assert.NotEqual(0, LinearReference.Compute(small, Activation.None, [1e-20f, 1e-20f]).Bounds[0]);
    }

    [Theory]
    [InlineData(WeightType.Float32, 0)]
    [InlineData(WeightType.Float16, 1.0 / (1 << 11))]
    [InlineData(WeightType.BFloat16, 1.0 / (1 << 8))]
    public void The_bound_against_unrounded_weights_adds_their_rounding(WeightType precision, double relative)
    {
        LinearDescription layer = Layers.Of(2, 1, 2, 2, precision);
        double bound = LinearReference.Compute([AlmostOne, -3], [], layer, [2, 5]).Bounds[0];

        double size = (2.0 * AlmostOne) + 15;
        Assert.Equal((4 * Unit * size * (1 + relative)) + (relative * size), bound, 17 * Unit * 1e-5);
    }

    [Fact]
    public void A_float_loop_in_any_order_stays_inside_the_bound() => Cases.Sample((layer, dense, bias, input) =>
    {
        LinearWeights weights = LinearWeights.FromDense(dense, bias, layer);
        float[] stored = weights.ToDense();
        float[] forwards = FloatLoop(stored, bias, layer, input, column => column);
        float[] backwards = FloatLoop(stored, bias, layer, input, column => layer.Inputs - 1 - column);
        ReferenceOutput rounded = LinearReference.Compute(weights, Activation.None, input);
        ReferenceOutput unrounded =
            LinearReference.Compute(dense, bias, layer with { Activation = Activation.None }, input);

        return rounded.Compare(forwards).IsWithin && rounded.Compare(backwards).IsWithin
            && unrounded.Compare(forwards).IsWithin && unrounded.Compare(backwards).IsWithin;
    });

    [Fact]
    public void Activations_in_float_arithmetic_stay_inside_the_bound() => Cases.Sample((layer, dense, bias, input) =>
    {
        LinearWeights weights = LinearWeights.FromDense(dense, bias, layer);
        float[] sums = FloatLoop(weights.ToDense(), bias, layer, input, column => column);
        float[] outputs = [.. sums.Select(sum => FloatActivation(layer.Activation, sum))];

        return LinearReference.Compute(weights, layer.Activation, input).Compare(outputs).IsWithin;
    });

    [Fact]
    public void Dropping_any_one_term_that_matters_is_outside_the_bound() => Cases.Sample((layer, dense, bias, input) =>
    {
        layer = layer with { WeightType = WeightType.Float32, Activation = Activation.None };
        LinearWeights weights = LinearWeights.FromDense(dense, bias, layer);
        ReferenceOutput reference = LinearReference.Compute(weights, Activation.None, input);
        for (int i = 0; i < layer.Inputs; i++)
        {
            float[] without = [.. dense];
            without[i] = 0;
            float[] output = FloatLoop(without, bias, layer, input, column => column);

            // A term matters when it is larger than all that rounding may do, here and in the loop itself.
            bool matters = Math.Abs((double)dense[i] * input[i]) > 2 * reference.Bounds[0];
            if (matters && reference.Compare(output).IsWithin)
                return false;
        }

        return true;
    });

    [Fact]
    public void An_input_that_is_no_batch_is_refused()
    {
        LinearWeights weights = LinearWeights.FromDense(new float[4], [], Layers.Of(2, 2, 2, 1));
        Assert.StartsWith(
            "A batch of samples of 2 numbers was expected, 3 numbers were given.",
            Assert.Throws<ArgumentException>(() =>
                LinearReference.Compute(weights, Activation.None, new float[3])).Message,
            StringComparison.Ordinal);
    }

    private static float[] FloatLoop(
        float[] dense, float[] bias, LinearDescription layer, float[] input, Func<int, int> order)
    {
        float[] output = new float[input.Length / layer.Inputs * layer.Outputs];
        for (int at = 0; at < output.Length; at++)
        {
            (int sample, int row) = (at / layer.Outputs, at % layer.Outputs);
            float sum = 0;
            for (int i = 0; i < layer.Inputs; i++)
                sum += dense[(row * layer.Inputs) + order(i)] * input[(sample * layer.Inputs) + order(i)];

            output[at] = sum + bias[row];
        }

        return output;
    }

    private static float FloatActivation(Activation activation, float x) => activation switch
    {
        Activation.Relu => Math.Max(x, 0),
        Activation.Gelu => x * 0.5f * (1 + (float)ErrorFunction.Erf(x * 0.70710678f)),
        Activation.GeluTanh => x * 0.5f * (1 + MathF.Tanh(0.7978846f * (x + (0.044715f * x * x * x)))),
        Activation.Silu => x / (1 + MathF.Exp(-x)),
        Activation.Sigmoid => 1 / (1 + MathF.Exp(-x)),
        Activation.Tanh => MathF.Tanh(x),
        _ => x,
    };
}
