using System;
using System.Collections.Generic;
using System.Linq;
using Baselines.Onnx;

namespace Baselines.Tests;

public sealed class LstmBaselineTests
{
    private const int Batch = 2;
    private const int Inputs = 5;
    private const int Hidden = 3;

    public static IEnumerable<TheoryDataRow<int, int, bool, int>> Cases() =>
        from choice in Enumerable.Range(0, OnnxLstm.Choices.Count)
        from layers in Enumerable.Range(1, 2)
        from directions in Enumerable.Range(1, 2)
        from steps in Enumerable.Range(1, 3)
        select new TheoryDataRow<int, int, bool, int>(choice, layers, directions == 2, steps);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_choice_computes_the_LSTM_of_PyTorch(int choice, int layers, bool bidirectional, int steps)
    {
        LstmWork work = Work(layers, bidirectional, steps);
        using IContestant contestant = OnnxLstm.Choices[choice].Load(work);
        contestant.Run();
        float[] first = contestant.Output.ToArray();
        contestant.Run();

        double[] expected = Expect(work);
        Assert.Equal(expected.Length, first.Length);

        // ONNX Runtime's sigmoid and tanh are polynomials, good to 1e-6; no later number grows an error.
        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(first[i], expected[i] - 1e-5, expected[i] + 1e-5);

        Assert.Equal(first, contestant.Output.ToArray());
    }

    [Fact]
    public void Arrays_of_other_lengths_are_refused()
    {
        LstmPass pass = Pass(new Random(1), Inputs);
        LstmNetwork network = new(Inputs, Hidden, bidirectional: false, [pass]);
        Assert.StartsWith(
            "Pass 0 has 60 input weights, not [12, 4].", Assert.Throws<ArgumentException>(() =>
                new LstmNetwork(4, Hidden, bidirectional: false, [pass])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "1 passes are no whole number of layers in 2 directions.", Assert.Throws<ArgumentException>(() =>
                new LstmNetwork(Inputs, Hidden, bidirectional: true, [pass])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "9 inputs are no whole number of steps of [1, 5].", Assert.Throws<ArgumentException>(() =>
                new LstmWork(
                    network, new float[9], new float[3], new float[3], 1, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "States of 3 and 2 numbers were given, not [1, 1, 3].", Assert.Throws<ArgumentException>(() =>
                new LstmWork(
                    network, new float[5], new float[3], new float[2], 1, 1)).Message, StringComparison.Ordinal);
    }

    private static LstmWork Work(int layers, bool bidirectional, int steps)
    {
        Random random = new(7);
        int directions = bidirectional ? 2 : 1;
        LstmPass[] passes = [
            .. Enumerable.Range(0, layers * directions).Select(pass =>
                Pass(random, pass < directions ? Inputs : directions * Hidden))];
        int state = passes.Length * Batch * Hidden;
        return new LstmWork(
            new LstmNetwork(
                Inputs,
                Hidden,
                bidirectional,
                passes), Numbers(random, steps * Batch
                    * Inputs), Numbers(random, state), Numbers(random, state), Batch, threads: 1);
    }

    private static LstmPass Pass(Random random, int inputs) =>
        new(Numbers(random, 12 * inputs), Numbers(random, 12 * Hidden), Numbers(random, 12), Numbers(random, 12));

    private static double[] Expect(LstmWork work)
    {
        double[] from = [.. work.Input.Select(number => (double)number)];
        for (int layer = 0; layer < work.Network.Layers; layer++)
        {
            double[] to = new double[work.Steps * Batch * work.Network.Outputs];
            for (int direction = 0; direction < work.Network.Directions; direction++)
            {
                for (int sample = 0; sample < Batch; sample++)
                    Run(work, layer, direction, sample, from, to);
            }

            from = to;
        }

        return from;
    }

    private static void Run(LstmWork work, int layer, int direction, int sample, double[] from, double[] to)
    {
        int pass = (layer * work.Network.Directions) + direction;
        int inputs = work.Network.InputsOf(layer);
        LstmPass weights = work.Network.Passes[pass];
        int start = ((pass * Batch) + sample) * Hidden;
        double[] hidden = [.. work.Hidden.Skip(start).Take(Hidden).Select(number => (double)number)];
        double[] cell = [.. work.Cell.Skip(start).Take(Hidden).Select(number => (double)number)];
        for (int step = 0; step < work.Steps; step++)
        {
            int row = ((direction == 0 ? step : work.Steps - 1 - step) * Batch) + sample;
            double[] sums = new double[4 * Hidden];
            for (int sum = 0; sum < sums.Length; sum++)
            {
                sums[sum] = (double)weights.InputBias.Span[sum] + weights.HiddenBias.Span[sum];
                for (int i = 0; i < inputs; i++)
                    sums[sum] += weights.Input.Span[(sum * inputs) + i] * from[(row * inputs) + i];
                for (int i = 0; i < Hidden; i++)
                    sums[sum] += weights.Hidden.Span[(sum * Hidden) + i] * hidden[i];
            }

            for (int unit = 0; unit < Hidden; unit++)
            {
                cell[unit] = (Sigmoid(sums[Hidden + unit]) * cell[unit]) + (
                    Sigmoid(sums[unit]) * Math.Tanh(sums[(2 * Hidden) + unit]));
                hidden[unit] = Sigmoid(sums[(3 * Hidden) + unit]) * Math.Tanh(cell[unit]);
                to[(row * work.Network.Outputs) + (direction * Hidden) + unit] = hidden[unit];
            }
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
