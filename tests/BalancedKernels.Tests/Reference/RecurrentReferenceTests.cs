using System;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.Reference;

public sealed class RecurrentReferenceTests
{
    [Fact]
    public void An_LSTM_worked_by_hand()
    {
        // i = sigmoid(2 * 0.5 + 3 * 0.25 + 0.1 + 0.2) and so on: rows i, f, g, o.
        RecurrentWeights weights =
            Of(RecurrentKind.Lstm, [2, -1, 0.5f, 1], [3, 1, -2, 0], [0.1f, 0, 0, 0], [0.2f, 0, 0, 0.3f]);
        RecurrentReferenceOutput output =
            RecurrentReference.Compute(weights, [0.5f], batch: 1, hidden: [0.25f], cell: [0.75f]);

        double i = Sigmoid(1 + 0.75 + (double)0.1f + 0.2f);
        double f = Sigmoid(-0.5 + 0.25);
        double g = Math.Tanh(0.25 - 0.5);
        double o = Sigmoid(0.5 + (double)0.3f);
        double cell = (f * 0.75) + (i * g);
        Assert.Equal(cell, output.Cell.Values[0], 1e-15);
        Assert.Equal(o * Math.Tanh(cell), output.Hidden.Values[0], 1e-15);
        Assert.Equal(o * Math.Tanh(cell), output.Output.Values[0], 1e-15);
    }

    [Fact]
    public void A_GRU_worked_by_hand_resets_after_the_product()
    {
        // Rows r, z, n; n = tanh(W x + b + r * (U h + c)).
        RecurrentWeights weights = Of(RecurrentKind.Gru, [2, -1, 0.5f], [3, 1, -2], [0, 0, 0.25f], [0, 0, 0.5f]);
        RecurrentReferenceOutput output = RecurrentReference.Compute(weights, [0.5f], batch: 1, hidden: [0.25f]);

        double r = Sigmoid(1 + 0.75);
        double z = Sigmoid(-0.5 + 0.25);
        double n = Math.Tanh(0.25 + 0.25 + (r * (-0.5 + 0.5)));
        Assert.Equal(((1 - z) * n) + (z * 0.25), output.Output.Values[0], 1e-15);
    }

    [Fact]
    public void Steps_go_on_from_the_state_and_samples_stay_apart()
    {
        RecurrentWeights weights =
            Of(RecurrentKind.Lstm, [2, -1, 0.5f, 1], [3, 1, -2, 0], [0.1f, 0, 0, 0], [0.2f, 0, 0, 0.3f]);
        RecurrentReferenceOutput two = RecurrentReference.Compute(weights, [0.5f, -1, 0.25f, 2], batch: 2);
        RecurrentReferenceOutput second = RecurrentReference.Compute(weights, [-1, 2], batch: 1);

        Assert.Equal(second.Output.Values[0], two.Output.Values[1]);
        Assert.Equal(second.Output.Values[1], two.Output.Values[3]);
        Assert.Equal(second.Hidden.Values[0], two.Hidden.Values[1]);
        Assert.NotEqual(two.Output.Values[0], two.Output.Values[2]);
    }

    [Fact]
    public void The_bound_grows_with_every_step_and_holds_a_loop_in_float()
    {
        RecurrentWeights weights =
            Of(RecurrentKind.Lstm, [2, -1, 0.5f, 1], [3, 1, -2, 0.5f], [0.1f, 0, 0, 0], [0.2f, 0, 0, 0.3f]);
        float[] input = [0.5f, -1, 0.25f, 2, 0.125f, -0.75f];
        ReferenceOutput output = RecurrentReference.Compute(weights, input, batch: 1).Output;

        float hidden = 0;
        float cell = 0;
        float[] plain = new float[input.Length];
        for (int step = 0; step < input.Length; step++)
        {
            float i = 1 / (1 + MathF.Exp(-((2 * input[step]) + 0.1f + (3 * hidden) + 0.2f)));
            float f = 1 / (1 + MathF.Exp(-(-input[step] + hidden)));
            float g = MathF.Tanh((0.5f * input[step]) - (2 * hidden));
            float o = 1 / (1 + MathF.Exp(-(input[step] + (0.5f * hidden) + 0.3f)));
            cell = (f * cell) + (i * g);
            plain[step] = hidden = o * MathF.Tanh(cell);
        }

        Assert.True(output.Compare(plain).IsWithin);
        Assert.True(output.Bounds[5] > output.Bounds[0]);
        Assert.All(output.Bounds.ToArray(), bound => Assert.InRange(bound, 1e-8, 1e-4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void An_input_that_is_no_whole_step_is_refused(int numbers) => Assert.StartsWith(
        $"Steps of 2 samples of 1 numbers were expected, {numbers} numbers were given.",
        Assert.Throws<ArgumentException>(() =>
            RecurrentReference.Compute(
                Of(RecurrentKind.Gru, [1, 1, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]),
                new float[numbers],
                batch: 2)).Message,
        StringComparison.Ordinal);

    private static RecurrentWeights Of(
        RecurrentKind kind, float[] input, float[] hidden, float[] inputBias, float[] hiddenBias)
    {
        LinearDescription matrix = Layers.Of(1, input.Length, 2, 2, bias: true);
        return RecurrentWeights.FromPasses(
            [
                new RecurrentPassWeights(
                    LinearWeights.FromDense(input, inputBias, matrix),
                    LinearWeights.FromDense(hidden, hiddenBias, matrix))],
            new RecurrentDescription(
                "Memory", kind, 1, 1, 1, Bidirectional: false, matrix.Pattern, WeightType.Float32, Bias: true));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
