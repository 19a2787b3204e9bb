using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using GpuBundle.Verify.Cases;

namespace GpuBundle.Verify.CommandLine;

/// <summary>The options of <c>verify</c> and their limits.</summary>
internal static class VerifyCommand
{
    private const int MostWorkers = 16;

    /// <summary>Describes the command.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static Command Create(Func<VerifyOptions, int> run)
    {
        Option<string> set = new("--set")
        {
            Description = string.Join("; ", VerifySet.Sets.Select(set => $"{set.Name}: {set.Description}")) + ".",
            DefaultValueFactory = _ => VerifySet.All.Name,
            HelpName = string.Join('|', VerifySet.Sets.Select(set => set.Name)),
        };
        set.Validators.Add(CheckSet);
        Option<string> device = new("--device")
        {
            Description = "The GPU: cuda, cuda:1, opencl, opencl:1.",
            DefaultValueFactory = _ => "cuda",
            HelpName = "name",
        };
        Option<int> seed = new("--seed") { Description = "What weights and inputs are drawn from.", DefaultValueFactory = _ => 1, HelpName = "number" };
        Option<int> workers = new("--workers")
        {
            Description = "Layers that are tried at once, each with its own connection to the device; 0 chooses.",
            HelpName = $"0..{MostWorkers}",
        };
        workers.Validators.Add(CheckWorkers);
        Option<string?> filter = new("--filter")
        {
            Description = "Only the cases that look like this, as --list shows them: \"*32:6*batch 8,*\".",
            HelpName = "pattern",
        };
        Option<string?> json =
            new("--json") { Description = "Writes all results for other programs.", HelpName = "file" };
        Option<bool> list = new("--list") { Description = "Lists the cases and tries none." };

        Command command = new("verify", "Holds every kind of kernel to a reference in double precision, on the device.")
        {
            set, device, seed, workers, filter, json, list,
        };
        command.SetAction(parsed => run(new VerifyOptions(
            Find(parsed.GetRequiredValue(set))!,
            parsed.GetRequiredValue(device),
            parsed.GetValue(seed),
            parsed.GetValue(workers),
            parsed.GetValue(filter),
            parsed.GetValue(json),
            parsed.GetValue(list))));
        return command;
    }

    private static VerifySet? Find(string name) => VerifySet.Sets.FirstOrDefault(set => set.Name == name);

    private static void CheckSet(OptionResult result)
    {
        if (result.Tokens.Count == 1 && Find(result.Tokens[0].Value) is null)
            result.AddError(
                $"There is no set '{result.Tokens[0].Value}'; there are: {string.Join(", ", VerifySet.Sets.Select(set => set.Name))}.");
    }

    private static void CheckWorkers(OptionResult result)
    {
        if (result.Tokens.Count == 1
            && (!int.TryParse(result.Tokens[0].Value, out int number) || number is < 0 or > MostWorkers))
            result.AddError($"--workers is a whole number from 0 to {MostWorkers}, not '{result.Tokens[0].Value}'.");
    }
}
