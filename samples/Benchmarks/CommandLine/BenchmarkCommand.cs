using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using Benchmarks.Cases;
using Benchmarks.Reporting;

namespace Benchmarks.CommandLine;

/// <summary>The program's options and their limits.</summary>
internal static class BenchmarkCommand
{
    private static string SetNames => string.Join(", ", CaseSet.All.Select(set => set.Name));

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static RootCommand Create(Func<BenchmarkOptions, int> run)
    {
        Option<string> set = new("--set")
        {
            Description = string.Join("; ", CaseSet.All.Select(set => $"{set.Name}: {set.Description}")) + ".",
            DefaultValueFactory = _ => CaseSet.Quick.Name,
            HelpName = string.Join('|', CaseSet.All.Select(set => set.Name)),
        };
        set.Validators.Add(CheckSet);
        Option<bool> quick = new("--quick") { Description = "The same as --set quick." };
        Option<string?> filter = new("--filter")
        {
            Description = "Measures only cases that have all of these words; * stands for any letters, a comma between alternatives: \"32:6 b1 hot, Square1024 b64\".",
            HelpName = "words",
        };
        Option<bool> list = new("--list") { Description = "Lists the cases and measures nothing." };
        Option<int> threads = new("--threads")
        {
            Description = "Threads per call, for ours and for the baselines.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            HelpName = $"1..{Environment.ProcessorCount}",
        };
        threads.Validators.Add(CheckThreads);
        Option<string?> json = File("--json", "Writes everything for other programs.");
        Option<string?> csv = File("--csv", "Writes the rows for a spreadsheet.");
        Option<string?> markdown = File("--markdown", "Writes a page with the goals and all rows.");
        Option<string?> chart = File(
            "--chart", "Draws speed-up against sparsity, as PNG and as SVG; charts after the first get longer names.");
        Option<string?> folder =
            new("--out") { Description = "Writes all of these files into a folder.", HelpName = "folder" };

        RootCommand command = new(
            "Measures CPU kernels beside the best dense libraries, and what the machine itself can do.")
        {
            set, quick, filter, list, threads, json, csv, markdown, chart, folder,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quick) && result.GetResult(set) is { Implicit: false })
                result.AddError("--quick is --set quick: give one of them.");
        });
        command.SetAction(parsed =>
        {
            OutputFiles files = new();
            AddIfGiven(parsed.GetValue(json), files.AddJson);
            AddIfGiven(parsed.GetValue(csv), files.AddCsv);
            AddIfGiven(parsed.GetValue(markdown), files.AddMarkdown);
            AddIfGiven(parsed.GetValue(chart), files.AddCharts);
            AddIfGiven(parsed.GetValue(folder), files.AddFolder);
            return run(new BenchmarkOptions(
                CaseSet.Find(parsed.GetRequiredValue(set))!, parsed
                    .GetValue(filter), parsed
                    .GetValue(list), parsed
                    .GetValue(threads), files));
        });
        return command;
    }

    private static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };

    private static void AddIfGiven(string? path, Action<string> add)
    {
        if (path is not null)
            add(path);
    }

    private static void CheckSet(OptionResult result)
    {
        if (result.Tokens.Count == 1 && CaseSet.Find(result.Tokens[0].Value) is null)
            result.AddError($"There is no set '{result.Tokens[0].Value}'; there are: {SetNames}.");
    }

    private static void CheckThreads(OptionResult result)
    {
        if (result.Tokens.Count == 1
            && (
                !int.TryParse(result.Tokens[0].Value, out int number)
                    || number < 1
                    || number > Environment.ProcessorCount))
            result.AddError(
                $"--threads is a whole number from 1 to {Environment.ProcessorCount}, the processors that there are, not '{result.Tokens[0].Value}'.");
    }
}
