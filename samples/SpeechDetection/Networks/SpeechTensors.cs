using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Pruning;

namespace SpeechDetection.Networks;

/// <summary>The weights of Silero VAD for 16,000 samples a second, by the names of its tensors.</summary>
internal sealed class SpeechTensors
{
    // What is pruned: a name, the rows of its matrix and the columns.
    private static readonly (string Name, int Rows, int Columns)[] Prunable =
    [
        ("conv1.weight", 128, 129 * 3),
        ("conv2.weight", 64, 128 * 3),
        ("conv3.weight", 64, 64 * 3),
        ("conv4.weight", 128, 64 * 3),
        ("lstm_cell.weight_ih", 512, 128),
        ("lstm_cell.weight_hh", 512, 128),
    ];

    private static readonly (string Name, long[] Shape)[] Expected =
    [
        ("stft_conv.weight", [258, 1, 256]),
        ("conv1.weight", [128, 129, 3]),
        ("conv1.bias", [128]),
        ("conv2.weight", [64, 128, 3]),
        ("conv2.bias", [64]),
        ("conv3.weight", [64, 64, 3]),
        ("conv3.bias", [64]),
        ("conv4.weight", [128, 64, 3]),
        ("conv4.bias", [128]),
        ("lstm_cell.weight_ih", [512, 128]),
        ("lstm_cell.weight_hh", [512, 128]),
        ("lstm_cell.bias_ih", [512]),
        ("lstm_cell.bias_hh", [512]),
        ("final_conv.weight", [1, 128, 1]),
        ("final_conv.bias", [1]),
    ];

    private readonly Dictionary<string, float[]> numbers;

    private SpeechTensors(Dictionary<string, float[]> numbers) => this.numbers = numbers;

    /// <summary>Gets a tensor's numbers, row-major.</summary>
    public float[] this[string name] => numbers[name];

    /// <summary>Reads the tensors of a file.</summary>
    /// <exception cref="WeightsException">
    /// The file does not hold this network; the message lists everything that is wrong.
    /// </exception>
    public static SpeechTensors Read(SafetensorsFile file)
    {
        string[] wrong = [.. Expected.Select(tensor => Problem(file, tensor.Name, tensor.Shape)).OfType<string>()];
        if (wrong.Length > 0)
            throw new WeightsException($"{file.Name} does not hold Silero VAD for 16 kHz: {string.Join("; ", wrong)}.");

        return new SpeechTensors(
            Expected.ToDictionary(tensor => tensor.Name, tensor => file[tensor.Name].ReadFloats()));
    }

    /// <summary>Prunes the convolutions after the first and the LSTM in one shot, by magnitude.</summary>
    /// <returns>The weights with zeros where the pattern removes them.</returns>
    public SpeechTensors Prune(BalancedPattern pattern)
    {
        Dictionary<string, float[]> pruned = new(numbers);
        foreach ((string name, int rows, int columns) in Prunable)
            pruned[name] = MagnitudePruning.Prune(numbers[name], rows, columns, pattern);

        return new SpeechTensors(pruned);
    }

    private static string? Problem(SafetensorsFile file, string name, long[] shape)
    {
        if (!file.TryGet(name, out SafetensorsTensor? tensor))
            return $"'{name}' is missing";

        return tensor.Shape.SequenceEqual(shape)
            ? null
            : $"'{name}' is [{string.Join(", ", tensor.Shape)}], not [{string.Join(", ", shape)}]";
    }
}
