using System;
using System.Linq;

namespace SpeechDetection.Networks;

/// <summary>The network as plain loops that sum in double: what every other form of it is held to.</summary>
/// <remarks>Source: Silero VAD, version 5, its ONNX file for 16,000 samples a second.</remarks>
/// <param name="tensors">The weights.</param>
internal sealed class ReferenceNetwork(SpeechTensors tensors) : ISpeechNetwork
{
    private const int Hidden = 128;
    private const int Frequencies = 129;
    private const int Mirrored = 64;

    private readonly ChunkWindows windows = new(streams: 1, Mirrored);
    private double[] output = new double[Hidden];
    private double[] memory = new double[Hidden];

    public string Name => "plain loops in double";

    public int Streams => 1;

    public void Listen(ReadOnlySpan<float> chunks, Span<float> probabilities)
    {
        windows.Take(chunks);
        double[] window = [.. windows.Samples.Select(sample => (double)sample)];
        double[] spectrum = Convolve(window, "stft_conv", channels: 1, kernel: 256, stride: 128, padding: 0);
        double[] features = Magnitudes(spectrum);
        features = Rectify(Convolve(features, "conv1", channels: Frequencies, kernel: 3, stride: 1, padding: 1));
        features = Rectify(Convolve(features, "conv2", channels: 128, kernel: 3, stride: 2, padding: 1));
        features = Rectify(Convolve(features, "conv3", channels: 64, kernel: 3, stride: 2, padding: 1));
        features = Rectify(Convolve(features, "conv4", channels: 64, kernel: 3, stride: 1, padding: 1));
        StepLstm(features);
        double score = Convolve(Rectify(output), "final_conv", channels: Hidden, kernel: 1, stride: 1, padding: 0)[0];
        probabilities[0] = (float)Sigmoid(score);
    }

    public void Reset()
    {
        windows.Clear();
        Array.Clear(output);
        Array.Clear(memory);
    }

    public void Dispose()
    {
        // Nothing but arrays.
    }

    // [channels, length] to [outputs, positions].
    private double[] Convolve(double[] input, string name, int channels, int kernel, int stride, int padding)
    {
        float[] weights = tensors[$"{name}.weight"];
        int outputs = weights.Length / (channels * kernel);
        float[] bias = name == "stft_conv" ? new float[outputs] : tensors[$"{name}.bias"];
        int length = input.Length / channels;
        int positions = ((length + (2 * padding) - kernel) / stride) + 1;

        double[] result = new double[outputs * positions];
        for (int row = 0; row < outputs; row++)
        {
            for (int position = 0; position < positions; position++)
            {
                double sum = bias[row];
                for (int channel = 0; channel < channels; channel++)
                {
                    for (int tap = 0; tap < kernel; tap++)
                    {
                        int at = (position * stride) - padding + tap;
                        if (at >= 0 && at < length)
                            sum += weights[
                                (((row * channels) + channel) * kernel) + tap] * input[(channel * length) + at];
                    }
                }

                result[(row * positions) + position] = sum;
            }
        }

        return result;
    }

    // Real parts, then imaginary ones.
    private static double[] Magnitudes(double[] spectrum)
    {
        int half = spectrum.Length / 2;
        return [
            .. Enumerable.Range(0, half).Select(i =>
                Math.Sqrt((spectrum[i] * spectrum[i]) + (spectrum[half + i] * spectrum[half + i])))];
    }

    // Gates in PyTorch's order: input, forget, cell, output.
    private void StepLstm(double[] input)
    {
        double[] nextOutput = new double[Hidden];
        double[] nextMemory = new double[Hidden];
        for (int unit = 0; unit < Hidden; unit++)
        {
            double entering = Sigmoid(Gate(input, 0, unit));
            double kept = Sigmoid(Gate(input, 1, unit));
            double candidate = Math.Tanh(Gate(input, 2, unit));
            double leaving = Sigmoid(Gate(input, 3, unit));
            nextMemory[unit] = (kept * memory[unit]) + (entering * candidate);
            nextOutput[unit] = leaving * Math.Tanh(nextMemory[unit]);
        }

        output = nextOutput;
        memory = nextMemory;
    }

    private double Gate(double[] input, int gate, int unit)
    {
        int row = (gate * Hidden) + unit;
        double sum = (double)tensors["lstm_cell.bias_ih"][row] + tensors["lstm_cell.bias_hh"][row];
        ReadOnlySpan<float> fromInput = tensors["lstm_cell.weight_ih"].AsSpan(row * Hidden, Hidden);
        ReadOnlySpan<float> fromOutput = tensors["lstm_cell.weight_hh"].AsSpan(row * Hidden, Hidden);
        for (int i = 0; i < Hidden; i++)
            sum += (fromInput[i] * input[i]) + (fromOutput[i] * output[i]);

        return sum;
    }

    private static double[] Rectify(double[] numbers) => [.. numbers.Select(number => Math.Max(number, 0))];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
