using System;

namespace BalancedKernels.Kernels.Tests;

public class RecurrentBoundTests
{
    private static readonly RecurrentLayers Layers = HandPickedRecurrent.Compiled;

    [Fact]
    public void Dropping_any_one_term_that_matters_fails_the_bound()
    {
        const double Unit = 1.0 / (1 << 24);
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Small)
            with { WeightType = WeightType.Float32, Pattern = new BalancedPattern(8, 8) };
        RecurrentWeights weights = SeededRecurrent.Weights(layer, seed: 2);
        float[] input = SeededRecurrent.Input(layer, steps: 1, batch: 1, seed: 3);
        float[] state = SeededRecurrent.State(layer, batch: 1, seed: 4);
        ReferenceOutput expected = RecurrentReference.Compute(weights, input, 1, state).Output;
        float[] dense = weights.Passes[0].Input.ToDense();
        int caught = 0;
        int terms = 0;

        // A column of one gate after another is lost: what is left is another result, and the bound says so.
        for (int column = 0; column < layer.Inputs; column++)
        {
            float[] without = (float[])dense.Clone();
            for (int unit = 0; unit < layer.Hidden; unit++)
                without[(((column % layer.Gates * layer.Hidden) + unit) * layer.Inputs) + column] = 0;

            RecurrentWeights broken = RecurrentWeights.FromPasses(
                [
                    new RecurrentPassWeights(
                        LinearWeights.FromDense(without, weights.Passes[0].Input.Bias.Span, layer.InputMatrix(0)),
                        weights.Passes[0].Hidden)], layer);
            ReferenceOutput output = RecurrentReference.Compute(broken, input, 1, state).Output;
            for (int unit = 0; unit < layer.Hidden; unit++)
            {
                terms++;
                caught += Math.Abs(output.Values[unit] - expected.Values[unit]) > expected.Bounds[unit] ? 1 : 0;
            }
        }

        Assert.True(
            caught > 0.97 * terms, $"The bound is so wide that only {caught} of {terms} lost terms are outside of it.");
        foreach (double bound in expected.Bounds)
            Assert.InRange(bound, Unit, 1000 * Unit);
    }

    [Fact]
    public void Gates_that_stand_in_another_order_are_outside_the_bound()
    {
        RecurrentSpec spec = HandPickedRecurrent.Single;
        RecurrentDescription layer = Layers.Describe(spec);
        RecurrentWeights weights = SeededRecurrent.Weights(layer, seed: 5);
        float[] input = SeededRecurrent.Input(layer, steps: 1, batch: 1, seed: 6);
        using IRecurrentLayer single = Layers.Create(spec, weights, ComputeDevice.Cpu(1));
        using Sequence sequence = new(single, layer, batch: 1);
        float[] output = sequence.Forward(input);
        Assert.True(RecurrentReference.Compute(weights, input, 1).Output.Compare(output).IsWithin);

        RecurrentWeights turned = RecurrentWeights.FromPasses(
            [new RecurrentPassWeights(Turn(weights.Passes[0].Input), Turn(weights.Passes[0].Hidden))], layer);
        Assert.False(RecurrentReference.Compute(turned, input, 1).Output.Compare(output).IsWithin);

        // As ONNX has them: i, o, f, g.
        LinearWeights Turn(LinearWeights matrix)
        {
            int[] order = [0, 3, 1, 2];
            float[] dense = matrix.ToDense();
            float[] rows = new float[dense.Length];
            float[] bias = new float[matrix.Bias.Length];
            for (int gate = 0; gate < 4; gate++)
            {
                int length = layer.Hidden * matrix.Inputs;
                dense.AsSpan(order[gate] * length, length).CopyTo(rows.AsSpan(gate * length));
                matrix.Bias.Span.Slice(
                    order[gate] * layer.Hidden, layer.Hidden).CopyTo(bias.AsSpan(gate * layer.Hidden));
            }

            return LinearWeights.FromDense(
                rows,
                bias,
                new LinearDescription(
                    "Turned",
                    matrix.Inputs,
                    matrix.Outputs,
                    matrix.Pattern,
                    matrix.WeightType,
                    Bias: true,
                    Activation.None));
        }
    }
}
