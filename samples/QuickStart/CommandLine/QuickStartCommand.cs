using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using Programs;
using QuickStart.Networks;

namespace QuickStart.CommandLine;

/// <summary>The program's options and their limits.</summary>
internal static class QuickStartCommand
{
    private const int MaxBatch = 4096;
    private const int MaxThreads = 1024;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static RootCommand Create(Func<QuickStartOptions, int> run)
    {
        Option<string> pattern = new("--pattern")
        {
            Description = $"Weights kept of each block in the hidden layers: {Patterns.Names}.",
            DefaultValueFactory = _ => Patterns.Default,
            HelpName = "block:kept",
        };
        pattern.Validators.Add(CheckPattern);
        Option<string?> device = new("--device")
        {
            Description =
                "cuda, cuda:1, opencl, cpu, cpu-avx512, cpu-avx2 or cpu-portable; the best there is when not given.",
            HelpName = "name",
        };
        Option<int> batch = WholeNumber.Option("--batch", "Images per call.", usual: 1, MaxBatch);
        Option<int?> threads = WholeNumber.Option(
            "--threads",
            "Threads per call, for ours and for the baseline; one per processor when not given.",
            MaxThreads);
        Option<string?> images = new("--images")
        {
            Description = "A folder with MNIST's t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, gzip or not; digits drawn by this program when not given.",
            HelpName = "folder",
        };
        Option<string?> json =
            new("--json") { Description = "Writes the figures to this file too.", HelpName = "file" };

        RootCommand command = new(
            "Prunes a trained digits network in one shot, runs it with kernels compiled for its pattern, and says what that costs and gains.")
        {
            pattern, device, batch, threads, images, json,
        };
        command.SetAction(parsed => run(new QuickStartOptions(
            Patterns.Find(parsed.GetRequiredValue(pattern))!,
            parsed.GetValue(device),
            parsed.GetValue(batch),
            parsed.GetValue(threads),
            parsed.GetValue(images),
            parsed.GetValue(json) is { } path ? new OutputFile("--json", path) : null)));
        return command;
    }

    private static void CheckPattern(OptionResult result)
    {
        if (result.Tokens.Count == 1 && Patterns.Find(result.Tokens[0].Value) is null)
            result.AddError(
                $"There are no kernels for the pattern '{result.Tokens[0].Value}': patterns are compiled in, and these are: {Patterns.Names}.");
    }
}
