using System;
using PaperNetworks.CommandLine;
using PaperNetworks.Measuring;
using PaperNetworks.Reporting;
using Programs;
using Baselines.Timing;

namespace PaperNetworks;

/// <summary>
/// Times the three networks of the paper, dense and balanced, and says how that compares with ONNX Runtime.
/// </summary>
internal static class Program
{
    public static int Main(string[] args) => SampleProgram.Run(PaperCommand.Create(Run), args);

    private static int Run(PaperOptions options)
    {
        options.Json?.Check();
        options.Folder?.Check();
        PaperResults results = PaperRun.Measure(
            options,
            TimingBudget.Screening,
            options.Quick ? TimingBudget.Screening : TimingBudget.Final,
            Console.Error.WriteLine);
        options.Json?.Write(PaperJson.Bytes(results));
        options.Folder?.Write(results);
        PaperTable.Write(results, Console.Out, plain: Console.IsOutputRedirected);
        return 0;
    }
}
