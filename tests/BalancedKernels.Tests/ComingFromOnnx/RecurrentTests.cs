using System;
using System.Linq;

namespace BalancedKernels.Tests.ComingFromOnnx;

public sealed class RecurrentTests : IDisposable
{
    private const int Steps = 4;
    private const int Batch = 2;
    private const int Inputs = 3;

    private readonly CpuDevice device = ComputeDevice.Cpu(1);
    private readonly float[] x = Network.Numbers(Steps * Batch * Inputs, 1);

    [Fact]
    public void An_LSTM_of_two_directions_has_its_gates_reordered()
    {
        const int Hidden = 5;
        float[] w = Network.Numbers(2 * 20 * Inputs, 2);
        float[] r = Network.Numbers(2 * 20 * Hidden, 3);
        float[] b = Network.Numbers(2 * 40, 4);
        float[] initialH = Network.Numbers(2 * Batch * Hidden, 5);
        float[] initialC = Network.Numbers(2 * Batch * Hidden, 6);
        using SafetensorsFile onnx = Network.File(("W", w), ("R", r), ("B", b));
        using SafetensorsFile converted = Network.Convert(onnx, Conversions.Lstm);
        using Memory layer = Memory.Load(converted, "lstm", device);
        using RecurrentState state = layer.CreateState(Batch);

        state.CopyFrom(initialH, initialC);
        float[] y = new float[Steps * Batch * 2 * Hidden];
        layer.Forward(x, y, state);
        float[] lastH = new float[state.Length];
        float[] lastC = new float[state.Length];
        state.CopyTo(lastH, lastC);

        // ONNX gives Y as [steps, directions, batch, hidden].
        float[] onnxY = OnnxTensors.Transpose(y, [Steps, Batch, 2, Hidden], [0, 2, 1, 3]);
        for (int direction = 0; direction < 2; direction++)
        {
            OnnxRecurrentOperators lstm =
                new(Part(w, 2, direction), Part(r, 2, direction), Part(b, 2, direction), Inputs, Hidden);
            for (int sample = 0; sample < Batch; sample++)
            {
                int start = (direction * Batch) + sample;
                double[][] expected =
                    lstm.Lstm(Sequence(sample, direction == 1), Part(initialH, 4, start), Part(initialC, 4, start));
                for (int step = 0; step < Steps; step++)
                {
                    int at = direction == 1 ? Steps - 1 - step : step;
                    Network.CheckClose(expected[step], Part(onnxY, Steps * 2 * Batch, (at * 2 * Batch) + start));
                }

                Network.CheckClose(expected[Steps - 1], Part(lastH, 4, start));
                Network.CheckClose(expected[Steps], Part(lastC, 4, start));
            }
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Only_a_GRU_that_resets_after_the_product_is_a_layer(bool linearBeforeReset, bool reverse)
    {
        (float[] w, float[] r, float[] b) = GruWeights();
        using SafetensorsFile onnx = Network.File(("W", w), ("R", r), ("B", b));
        using SafetensorsFile converted = Network.Convert(onnx, Conversions.Gru);
        using Gated layer = Gated.Load(converted, "gru", device);
        using RecurrentState state = layer.CreateState(Batch);

        float[] y = new float[Steps * Batch * 4];
        layer.Forward(reverse ? OnnxTensors.ReverseSteps(x, Steps) : x, y, state);
        y = reverse ? OnnxTensors.ReverseSteps(y, Steps) : y;

        // The other kind loads as well, and gives other numbers.
        Assert.Equal(
            linearBeforeReset,
            Network.IsClose(
                ExpectGru(new OnnxRecurrentOperators(w, r, b, Inputs, 4), new float[4], linearBeforeReset, reverse),
                y));
    }

    [Fact]
    public void A_GRU_that_resets_before_the_product_is_two_linear_layers()
    {
        (float[] w, float[] r, float[] b) = GruWeights();
        using SafetensorsFile onnx = Network.File(("W", w), ("R", r), ("B", b));
        using SafetensorsFile converted = Network.Convert(onnx, Conversions.GruOfTwoLinears);
        using UpdateAndReset gates = UpdateAndReset.Load(converted, "gates", device);
        using Candidate candidate = Candidate.Load(converted, "candidate", device);
        ResetFirstGru gru = new(gates, candidate);

        float[] initialH = Network.Numbers(4, 7);
        float[] hidden = [.. initialH, .. initialH];
        float[] y = new float[Steps * Batch * 4];
        for (int step = 0; step < Steps; step++)
        {
            gru.Step(Part(x, Steps, step), hidden);
            hidden.CopyTo(y, step * hidden.Length);
        }

        Network.CheckClose(
            ExpectGru(
                new OnnxRecurrentOperators(w, r, b, Inputs, 4), initialH, linearBeforeReset: false, reverse: false),
            y);
    }

    [Fact]
    public void Batch_first_sequences_are_transposed() =>
        Assert.Equal([0, 1, 4, 5, 2, 3, 6, 7], OnnxTensors.Transpose([0, 1, 2, 3, 4, 5, 6, 7], [2, 2, 2], [1, 0, 2]));

    public void Dispose() => device.Dispose();

    private static (float[] W, float[] R, float[] B) GruWeights() =>
        (Network.Numbers(12 * Inputs, 2), Network.Numbers(12 * 4, 3), Network.Numbers(24, 4));

    private static float[] Part(float[] numbers, int parts, int part) =>
        numbers[(part * numbers.Length / parts)..((part + 1) * numbers.Length / parts)];

    // [steps, batch, hidden].
    private double[] ExpectGru(OnnxRecurrentOperators gru, float[] initialH, bool linearBeforeReset, bool reverse)
    {
        double[][][] samples = [
            .. Enumerable.Range(0, Batch).Select(sample =>
                gru.Gru(Sequence(sample, reverse), initialH, linearBeforeReset))];
        return
        [
            .. from step in Enumerable.Range(0, Steps)
               from sample in samples
               from number in sample[reverse ? Steps - 1 - step : step]
               select number,
        ];
    }

    private float[][] Sequence(int sample, bool reverse)
    {
        float[][] steps =
            [.. Enumerable.Range(0, Steps).Select(step => Part(x, Steps * Batch, (step * Batch) + sample))];
        return reverse ? [.. steps.Reverse()] : steps;
    }
}
