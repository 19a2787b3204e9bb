using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Measurement;
using Programs;
using Baselines;
using Baselines.Timing;
using SpeechDetection.CommandLine;
using SpeechDetection.Networks;
using SpeechDetection.Reporting;
using SpeechDetection.Sound;

namespace SpeechDetection.Measuring;

/// <summary>The whole of the program between its options and its results.</summary>
internal static class SpeechRun
{
    private static readonly IReadOnlyList<SpeechKinds> Patterns = Middle.All;

    /// <summary>Listens with every form of the network, compares what they find, and times them.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="budget">How long each timing may take.</param>
    /// <exception cref="WrongResultException">A form finds another probability than it should.</exception>
    public static SpeechResults Measure(SpeechOptions options, TimingBudget budget)
    {
        string path = DataFolder.Find("--wav", options.Recording, "data/speech_test.wav");
        Chunks recording = new(WaveFile.Read(path));
        using SafetensorsFile file =
            SafetensorsFile.Open(DataFolder.Find("--weights", options.Weights, "models/silero_vad_16k.safetensors"));
        SpeechTensors tensors = SpeechTensors.Read(file);
        string reference = DataFolder.Find("--reference", options.Reference, "models/silero_vad_16k_op15.onnx");
        using ComputeDevice device = options.Device is { } name
            ? ComputeDevice.Open(name, options.Threads)
            : ComputeDevice.Best(options.Threads);

        using OnnxNetwork onnx = new(reference, streams: 1, options.Threads);
        float[] truth = Listening.To(recording, onnx);
        Heard[] heard = [.. Patterns.Select(kinds => Hear(recording, file, tensors, kinds, device))];
        float[] dense = heard[0].Probabilities;
        double difference = Agreement.Check("The dense network", dense, onnx.Name, truth);

        IReadOnlyList<CallTime> one = Time(1);
        IReadOnlyList<CallTime> many = Time(options.Streams);
        PatternFigures[] patterns =
        [
            .. heard.Select((pattern, index) => new PatternFigures(
                pattern.Name,
                pattern.PackedBytes,
                pattern.MaxError,
                Agreement.LargestDifference(pattern.Probabilities, dense),
                Agreement.DecisionsChanged(pattern.Probabilities, dense),
                one[index],
                many[index])),
        ];
        SpeechFigures figures = new(
            ProcessorName.Text,
            device.Name,
            device.Reason,
            options.Threads,
            path,
            recording.Count,
            dense.Count(Agreement.IsSpeech),
            options.Streams,
            difference,
            patterns[0],
            patterns[1..],
            one[^1],
            many[^1]);
        return new SpeechResults(
            figures, recording, [.. heard.Select(pattern => (pattern.Name, pattern.Probabilities))]);

        IReadOnlyList<CallTime> Time(int streams) => SpeechRun.Time(
            recording,
            [
                .. Patterns.Select(kinds => new SpeechNetwork(file, kinds, streams, device)),
                new OnnxNetwork(reference, streams, options.Threads)],
            budget);
    }

    private static Heard Hear(
        Chunks recording, SafetensorsFile file, SpeechTensors tensors, SpeechKinds kinds, ComputeDevice device)
    {
        using SpeechNetwork network = new(file, kinds, streams: 1, device);
        using ReferenceNetwork loops = new(kinds.Pattern.IsDense ? tensors : tensors.Prune(kinds.Pattern));
        float[] found = Listening.To(recording, network);
        double error =
            Agreement.Check($"The network in {kinds.Name}", found, loops.Name, Listening.To(recording, loops));
        return new Heard(kinds.Name, network.PackedBytes, error, found);
    }

    private static IReadOnlyList<CallTime> Time(Chunks recording, ISpeechNetwork[] networks, TimingBudget budget)
    {
        IContestant[] contestants = [.. networks.Select(network => new NetworkContestant(network, recording))];
        try
        {
            return PairedTimer.Measure(contestants, budget);
        }
        finally
        {
            foreach (IContestant contestant in contestants)
                contestant.Dispose();
        }
    }

    private sealed record Heard(string Name, long PackedBytes, double MaxError, float[] Probabilities);
}
