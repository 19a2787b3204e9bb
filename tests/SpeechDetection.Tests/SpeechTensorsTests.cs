using System;
using System.IO;
using BalancedKernels;
using SpeechDetection.Networks;

namespace SpeechDetection.Tests;

public sealed class SpeechTensorsTests
{
    [Fact]
    public void Another_network_is_refused_with_all_that_is_missing_or_misshapen()
    {
        SafetensorsWriter writer = new();
        writer.Add("conv1.weight", new float[6], [2, 3]);
        writer.Add("conv1.bias", new float[128], [128]);
        using MemoryStream bytes = new();
        writer.Save(bytes);
        using SafetensorsFile file = SafetensorsFile.FromBytes(bytes.ToArray(), "other.safetensors");

        string message = Assert.Throws<WeightsException>(() => SpeechTensors.Read(file)).Message;

        Assert.StartsWith(
            "other.safetensors does not hold Silero VAD for 16 kHz: 'stft_conv.weight' is missing; 'conv1.weight' is [2, 3], not [128, 129, 3]; 'conv2.weight' is missing; ",
            message,
            StringComparison.Ordinal);
        Assert.EndsWith("; 'final_conv.bias' is missing.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pruning_keeps_as_many_weights_of_every_block_and_touches_neither_ends_nor_biases()
    {
        SpeechTensors dense = RealData.Tensors();
        SpeechTensors pruned = dense.Prune(new BalancedPattern(32, 8));

        Assert.Same(dense["stft_conv.weight"], pruned["stft_conv.weight"]);
        Assert.Same(dense["final_conv.weight"], pruned["final_conv.weight"]);
        Assert.Same(dense["conv1.bias"], pruned["conv1.bias"]);
        foreach (string name
            in (string[])["conv2.weight", "conv3.weight", "conv4.weight", "lstm_cell.weight_ih", "lstm_cell.weight_hh"])
            Assert.Equal(dense[name].Length / 4, Array.FindAll(pruned[name], weight => weight != 0).Length);
    }
}
