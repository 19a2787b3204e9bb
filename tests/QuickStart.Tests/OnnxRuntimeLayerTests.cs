using System;
using System.Collections.Generic;
using System.Linq;
using Rivals;
using Rivals.Onnx;

namespace QuickStart.Tests;

public sealed class OnnxRuntimeLayerTests
{
    public static IEnumerable<TheoryDataRow<int, bool, int>> Cases() =>
        from choice in Enumerable.Range(0, OnnxRuntimeChoice.All.Count)
        from relu in (bool[])[false, true]
        from batch in (int[])[1, 3]
        select new TheoryDataRow<int, bool, int>(choice, relu, batch);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_computes_the_layer(int choice, bool relu, int batch)
    {
        const int Inputs = 13;
        const int Outputs = 5;
        Random random = new(choice);
        DenseLayer layer = new("layer", Inputs, Outputs, Numbers(random, Inputs * Outputs), Numbers(random, Outputs), relu);
        float[] input = Numbers(random, batch * Inputs);

        using OnnxRuntimeLayer rival = new(layer, OnnxRuntimeChoice.All[choice], input, batch, threads: 1);
        rival.Run();

        for (int output = 0; output < batch * Outputs; output++)
        {
            int row = output % Outputs;
            ReadOnlySpan<float> x = input.AsSpan(output / Outputs * Inputs, Inputs);
            double sum = layer.Bias.Span[row];
            double magnitude = Math.Abs(sum);
            for (int column = 0; column < Inputs; column++)
            {
                double product = (double)layer.Weights.Span[(row * Inputs) + column] * x[column];
                sum += product;
                magnitude += Math.Abs(product);
            }

            // Thirteen products and a bias: at most 14 roundings each, and two to spare.
            double bound = 16 * Math.Pow(2, -24) * magnitude;
            Assert.InRange(rival.Output[output], (relu ? Math.Max(sum, 0) : sum) - bound, (relu ? Math.Max(sum, 0) : sum) + bound);
        }
    }

    [Fact]
    public void An_array_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DenseLayer("layer", 2, 3, new float[5], new float[3], relu: false));
        Assert.Throws<ArgumentException>(() => new DenseLayer("layer", 2, 3, new float[6], new float[2], relu: false));
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
