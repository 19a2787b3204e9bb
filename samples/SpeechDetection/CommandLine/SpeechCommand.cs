using System;
using System.CommandLine;
using Programs;

namespace SpeechDetection.CommandLine;

/// <summary>The program's options and their limits.</summary>
internal static class SpeechCommand
{
    private const int MaxStreams = 256;
    private const int MaxThreads = 1024;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static RootCommand Create(Func<SpeechOptions, int> run)
    {
        string usual = $"the one in {DataFolder.Variable} when not given.";
        Option<string?> weights =
            new("--weights") { Description = $"Silero VAD's weights, a safetensors file; {usual}", HelpName = "file" };
        Option<string?> recording = new("--wav") { Description = $"What to listen to: a WAV file, 16 kHz, mono, 16-bit PCM; {usual}", HelpName = "file" };
        Option<string?> reference = new("--reference") { Description = $"The same network as an ONNX file, which the results are held to; {usual}", HelpName = "file" };
        Option<string?> device = new("--device") { Description = "cpu, cpu-avx512, cpu-avx2 or cpu-portable; the best there is when not given.", HelpName = "name" };
        Option<int> streams =
            WholeNumber.Option("--streams", "Streams computed together, beside one alone.", usual: 16, MaxStreams);
        Option<int> threads = WholeNumber.Option(
            "--threads",
            "Threads per call, for ours and for ONNX Runtime; Silero's own programs use one.",
            usual: 1,
            MaxThreads);
        Option<string?> json =
            new("--json") { Description = "Writes the figures to this file too.", HelpName = "file" };
        Option<string?> timeline =
            new("--timeline") { Description = "Draws the speech found as PNG.", HelpName = "file" };

        RootCommand command = new(
            "Finds speech in a recording with a network used in production, dense and pruned, and holds it to ONNX Runtime.")
        {
            weights, recording, reference, device, streams, threads, json, timeline,
        };
        command.SetAction(parsed => run(new SpeechOptions(
            parsed.GetValue(weights),
            parsed.GetValue(recording),
            parsed.GetValue(reference),
            parsed.GetValue(device),
            parsed.GetValue(streams),
            parsed.GetValue(threads),
            parsed.GetValue(json) is { } jsonPath ? new OutputFile("--json", jsonPath) : null,
            parsed.GetValue(timeline) is { } timelinePath ? new OutputFile("--timeline", timelinePath) : null)));
        return command;
    }
}
