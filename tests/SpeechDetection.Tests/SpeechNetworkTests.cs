using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using SpeechDetection.Measuring;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

public sealed class SpeechNetworkTests
{
    public static TheoryData<string> Patterns => [.. Kinds.Keys];

    private static Dictionary<string, SpeechKinds> Kinds { get; } =
        Middle.All.ToDictionary(kinds => kinds.Name);

    [Fact]
    public void The_dense_network_and_ONNX_Runtime_find_the_same_in_every_chunk()
    {
        Chunks recording = RealData.Recording();
        using SafetensorsFile file = RealData.Weights();
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        using SpeechNetwork dense = new(file, Middle.Dense, streams: 1, device);
        using OnnxNetwork onnx = new(RealData.OnnxPath(), streams: 1, threads: 1);

        float[] truth = Listening.To(recording, onnx);

        Assert.Equal(1875, truth.Length);
        Assert.InRange(Agreement.Check("dense", Listening.To(recording, dense), "ONNX Runtime", truth), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pruned_network_finds_what_plain_loops_over_its_weights_find(string pattern)
    {
        Chunks recording = RealData.Recording();
        using SafetensorsFile file = RealData.Weights();
        using ComputeDevice device = ComputeDevice.Cpu(threads: 2);
        using SpeechNetwork network = new(file, Kinds[pattern], streams: 1, device);
        SpeechTensors tensors = SpeechTensors.Read(file);
        using ReferenceNetwork loops = new(pattern == "dense" ? tensors : tensors.Prune(Kinds[pattern].Pattern));

        Agreement.Check(pattern, Listening.To(recording, network), loops.Name, Listening.To(recording, loops));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Streams_that_are_computed_together_find_what_each_finds_alone(string pattern)
    {
        const int Streams = 5;
        Chunks recording = RealData.Recording();
        using SafetensorsFile file = RealData.Weights();
        using ComputeDevice device = ComputeDevice.Cpu(threads: 2);
        using SpeechNetwork together = new(file, Kinds[pattern], Streams, device);
        using SpeechNetwork alone = new(file, Kinds[pattern], streams: 1, device);

        // Each stream is another part of the recording.
        float[][] found = ListenFromPlaces(recording, together, chunks: 40);
        for (int stream = 0; stream < Streams; stream++)
        {
            Chunks part = new(recording.Samples.Slice(stream * 300 * Chunks.Length, 40 * Chunks.Length));
            Agreement.Check($"stream {stream}", found[stream], "alone", Listening.To(part, alone));
        }
    }

    [Fact]
    public void The_more_is_removed_the_fewer_bytes_there_are()
    {
        using SafetensorsFile file = RealData.Weights();
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        long[] bytes = [.. Kinds.Values.Select(kinds => Bytes(file, kinds, device))];
        Assert.Equal(bytes.OrderDescending(), bytes);
        Assert.Equal(["dense", "32:16", "32:12", "32:8"], Kinds.Keys);
    }

    private static long Bytes(SafetensorsFile file, SpeechKinds kinds, ComputeDevice device)
    {
        using SpeechNetwork network = new(file, kinds, streams: 1, device);
        return network.PackedBytes;
    }

    private static float[][] ListenFromPlaces(Chunks recording, SpeechNetwork network, int chunks)
    {
        float[][] found = [.. Enumerable.Range(0, network.Streams).Select(_ => new float[chunks])];
        float[] heard = new float[network.Streams * Chunks.Length];
        float[] probabilities = new float[network.Streams];
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            for (int stream = 0; stream < network.Streams; stream++)
                recording[(stream * 300) + chunk].CopyTo(heard.AsSpan(stream * Chunks.Length));

            network.Listen(heard, probabilities);
            for (int stream = 0; stream < network.Streams; stream++)
                found[stream][chunk] = probabilities[stream];
        }

        return found;
    }
}
