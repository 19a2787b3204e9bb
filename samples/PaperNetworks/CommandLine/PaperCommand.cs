using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using PaperNetworks.Networks;
using Programs;

namespace PaperNetworks.CommandLine;

/// <summary>The program's options and their limits.</summary>
internal static class PaperCommand
{
    private const int MaxBatch = 64;
    private const int MaxThreads = 1024;

    // Those of the paper's figures.
    private static readonly int[] UsualBatches = [1, 8];

    private static string Names => string.Join(", ", PaperNetwork.All.Select(network => network.Name));

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static RootCommand Create(Func<PaperOptions, int> run)
    {
        Option<string?> network =
            new("--network") { Description = $"Measures this one only: {Names}.", HelpName = "name" };
        network.Validators.Add(CheckNetwork);
        Option<int?> batch =
            WholeNumber.Option("--batch", "Samples per call; 1 and 8, one after the other, when not given.", MaxBatch);
        Option<bool> quick =
            new("--quick") { Description = "Takes a few bursts instead of 21: enough to see that it runs." };
        Option<int> threads = WholeNumber.Option(
            "--threads", "Threads per call, for ours and for ONNX Runtime.", Environment.ProcessorCount, MaxThreads);
        Option<string?> device = new("--device") { Description = "cpu, cpu-avx512, cpu-avx2 or cpu-portable; the best there is when not given.", HelpName = "name" };
        Option<string?> json =
            new("--json") { Description = "Writes the figures to this file too.", HelpName = "file" };
        Option<string?> folder =
            new("--out") { Description = "Writes the figures and the tables into a folder.", HelpName = "folder" };

        RootCommand command = new(
            "Times the three networks of the paper, dense and balanced, and holds them to ONNX Runtime.")
        {
            network, batch, quick, threads, device, json, folder,
        };
        command.SetAction(parsed => run(new PaperOptions(
            parsed.GetValue(network) is { } name ? [PaperNetwork.Find(name)!] : PaperNetwork.All,
            parsed.GetValue(batch) is { } samples ? [samples] : UsualBatches,
            parsed.GetValue(quick),
            parsed.GetValue(threads),
            parsed.GetValue(device),
            parsed.GetValue(json) is { } path ? new OutputFile("--json", path) : null,
            parsed.GetValue(folder) is { } folderPath ? new ResultsFolder(folderPath) : null)));
        return command;
    }

    private static void CheckNetwork(OptionResult result)
    {
        if (result.Tokens.Count == 1 && PaperNetwork.Find(result.Tokens[0].Value) is null)
            result.AddError($"There is no network '{result.Tokens[0].Value}'; there are: {Names}.");
    }
}
