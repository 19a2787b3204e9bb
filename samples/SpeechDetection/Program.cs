using System;
using Programs;
using Baselines.Timing;
using SpeechDetection.CommandLine;
using SpeechDetection.Measuring;
using SpeechDetection.Reporting;

namespace SpeechDetection;

/// <summary>
/// Finds speech in a recording with a network used in production, dense and pruned, and says how that compares with
/// ONNX Runtime.
/// </summary>
internal static class Program
{
    public static int Main(string[] args) => SampleProgram.Run(SpeechCommand.Create(Run), args);

    private static int Run(SpeechOptions options)
    {
        options.Json?.Check();
        options.Timeline?.Check();
        SpeechResults results = SpeechRun.Measure(options, TimingBudget.Final);
        options.Json?.Write(SpeechJson.Bytes(results.Figures));
        options.Timeline?.Write(TimelineChart.Png(results.Recording, results.Found));
        SpeechTable.Write(results.Figures, Console.Out, plain: Console.IsOutputRedirected);
        ShowTimeline(results.Found[0].Probabilities);
        return 0;
    }

    private static void ShowTimeline(float[] probabilities)
    {
        Console.WriteLine();
        Console.WriteLine("Speech found by the dense network, half a second to a column:");
        foreach (string row in TimelineText.Rows(probabilities))
            Console.WriteLine(row);
        foreach (string line in TimelineText.Lines(SpeechSegment.Find(probabilities)))
            Console.WriteLine(line);
    }
}
