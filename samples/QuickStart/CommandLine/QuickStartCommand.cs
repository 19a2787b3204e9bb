using System;
using System.CommandLine;
using System.CommandLine.Parsing;
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
            Description = "cuda, cuda:1, opencl, cpu, cpu-avx512, cpu-avx2 or cpu-portable; the best there is when not given.",
            HelpName = "name",
        };
        Option<int> batch = Number("--batch", "Images per call.", MaxBatch);
        Option<int?> threads = new("--threads") { Description = "Threads per call, for ours and for the rival; one per processor when not given." };
        threads.Validators.Add(result => CheckRange(result, MaxThreads));
        Option<string?> images = new("--images")
        {
            Description = "A folder with MNIST's t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, gzip or not; digits drawn by this program when not given.",
            HelpName = "folder",
        };
        Option<string?> json = new("--json") { Description = "Writes the figures to this file too.", HelpName = "file" };

        RootCommand command = new("Prunes a trained digits network in one shot, runs it with kernels compiled for its pattern, and says what that costs and gains.")
        {
            pattern, device, batch, threads, images, json,
        };
        command.SetAction(parsed => run(new QuickStartOptions(
            Patterns.Find(parsed.GetRequiredValue(pattern))!,
            parsed.GetValue(device),
            parsed.GetValue(batch),
            parsed.GetValue(threads),
            parsed.GetValue(images),
            parsed.GetValue(json))));
        return command;
    }

    private static Option<int> Number(string name, string description, int max)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => 1, HelpName = $"1..{max}" };
        option.Validators.Add(result => CheckRange(result, max));
        return option;
    }

    private static void CheckPattern(OptionResult result)
    {
        if (result.Tokens.Count == 1 && Patterns.Find(result.Tokens[0].Value) is null)
            result.AddError($"There are no kernels for the pattern '{result.Tokens[0].Value}': patterns are compiled in, and these are: {Patterns.Names}.");
    }

    private static void CheckRange(OptionResult result, int max)
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int number) || number < 1 || number > max))
            result.AddError($"{result.Option.Name} is a whole number from 1 to {max}, not '{result.Tokens[0].Value}'.");
    }
}
