using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Reporting;

namespace GpuBundle.Bench.CommandLine;

/// <summary>The options of <c>bench</c>.</summary>
internal sealed class BenchOptions
{
    private const int DefaultSeconds = 330;

    private readonly Option<string> set;
    private readonly Option<string?> only = new("--only") { Description = "Measures only the cases whose name this describes, * for any letters: \"*32:6 float16 b1\".", HelpName = "glob" };
    private readonly Option<bool> list = new("--list") { Description = "Lists the cases and measures nothing." };
    private readonly Option<double> budget = new("--budget") { Description = "Stops after so many seconds, with what was measured until then.", DefaultValueFactory = _ => DefaultSeconds, HelpName = "seconds" };
    private readonly Option<int?> rounds =
        new("--rounds") { Description = "Calls of each contestant; every set has its own.", HelpName = "count" };
    private readonly Option<string?> device =
        new("--device") { Description = "cuda:0, opencl:0; the best GPU when not given.", HelpName = "name" };
    private readonly Option<string?> cublas = new("--cublas") { Description = "The folder of libcublas.so.13, .12 or .11; the usual places and Python's packages when not given.", HelpName = "folder" };
    private readonly Option<string?> json = new("--json") { Description = "Writes everything for other programs; baselines.py adds to it.", HelpName = "file" };
    private readonly Option<string?> markdown =
        new("--markdown") { Description = "Writes a page with the goals and all rows.", HelpName = "file" };
    private readonly Option<string?> folder =
        new("--out") { Description = "Writes results.json and results.md into a folder.", HelpName = "folder" };
    private readonly IReadOnlyList<BenchSet> sets;

    public BenchOptions(IReadOnlyList<BenchSet> sets)
    {
        this.sets = sets;
        set = new Option<string>("--set")
        {
            Description = string.Join("; ", sets.Select(entry => $"{entry.Name}: {entry.Description}")) + ".",
            DefaultValueFactory = _ => sets[0].Name,
            HelpName = string.Join('|', sets.Select(entry => entry.Name)),
        };
        set.Validators.Add(CheckSet);
        budget.Validators.Add(result => CheckNumber(result, "--budget", least: 0));
        rounds.Validators.Add(result => CheckNumber(result, "--rounds", least: 1));
    }

    /// <summary>Gets all of them.</summary>
    public IEnumerable<Option> All => [set, only, list, budget, rounds, device, cublas, json, markdown, folder];

    public BenchSet Set(ParseResult parsed)
    {
        BenchSet chosen = sets.Single(entry => entry.Name == parsed.GetRequiredValue(set));
        return parsed.GetValue(rounds) is { } count ? chosen with { Rounds = count } : chosen;
    }

    public string? Only(ParseResult parsed) => parsed.GetValue(only);

    public bool IsListOnly(ParseResult parsed) => parsed.GetValue(list);

    public TimeSpan Budget(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetRequiredValue(budget));

    public string? Device(ParseResult parsed) => parsed.GetValue(device);

    public string? CuBlas(ParseResult parsed) => parsed.GetValue(cublas);

    public BenchFiles Files(ParseResult parsed)
    {
        string? into = parsed.GetValue(folder);
        return new BenchFiles(
            parsed.GetValue(json) ?? (into is null ? null : Path.Combine(into, "results.json")),
            parsed.GetValue(markdown) ?? (into is null ? null : Path.Combine(into, "results.md")));
    }

    private void CheckSet(OptionResult result)
    {
        if (result.Tokens.Count == 1 && sets.All(entry => entry.Name != result.Tokens[0].Value))
            result.AddError(
                $"There is no set '{result.Tokens[0].Value}'; there are: {string.Join(", ", sets.Select(entry => entry.Name))}.");
    }

    private static void CheckNumber(OptionResult result, string name, double least)
    {
        if (result.Tokens.Count == 1
            && (
                !double.TryParse(
                    result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    || number < least))
            result.AddError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is a number from {least} on, not '{result.Tokens[0].Value}'."));
    }
}
